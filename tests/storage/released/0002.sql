BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0002');
CREATE TABLE answers (
	assessment_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	state VARCHAR(7) NOT NULL, 
	level INTEGER, 
	note TEXT NOT NULL, 
	evidence TEXT NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (assessment_id, item), 
	CONSTRAINT ck_answers_level_when_level CHECK ((state = 'level') = (level IS NOT NULL)), 
	CONSTRAINT ck_answers_state_known CHECK (state IN ('level', 'na', 'unknown')), 
	CONSTRAINT fk_answers_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','strategy.plan.q1',0,'level',2,'Agreed in a workshop on 21 November 2026: 8 votes, from 0 to 3, median 1. We said “often”.','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','strategy.leadership.q1',1,'level',3,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','strategy.involvement.q1',2,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','strategy.review.q1',3,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','office.roles.q1',4,'level',1,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','office.procedures.q1',5,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','office.funding.q1',6,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','office.records.q1',7,'na',NULL,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','staff.needs.q1',8,'unknown',NULL,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','staff.mobility.q1',9,'level',1,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','staff.transfer.q1',10,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','mobility.selection.q1',11,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','mobility.preparation.q1',12,'level',3,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','mobility.support.q1',13,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','mobility.followup.q1',14,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','safety.safeguarding.q1',15,'level',1,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','safety.emergency.q1',16,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','safety.families.q1',17,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','safety.hosting.q1',18,'level',3,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','home.curriculum.q1',19,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','home.reach.q1',20,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','home.guests.q1',21,'level',1,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','home.languages.q1',22,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','virtual.exchange.q1',23,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','virtual.blended.q1',24,'level',3,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','virtual.platforms.q1',25,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','virtual.facilitation.q1',26,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','partners.agreements.q1',27,'level',1,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','partners.companies.q1',28,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','partners.twinning.q1',29,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','partners.networks.q1',30,'level',3,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','recognition.outcomes.q1',31,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','recognition.assessment.q1',32,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','recognition.transfer.q1',33,'level',1,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','recognition.documents.q1',34,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','quality.feedback.q1',35,'level',0,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','quality.inclusion.q1',36,'level',3,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','quality.green.q1',37,'level',2,'','');
INSERT INTO "answers" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','quality.sharing.q1',38,'level',2,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','engagement.communication.q1',0,'level',0,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','engagement.collaboration.q1',1,'level',3,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','engagement.reflection.q1',2,'level',2,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','engagement.cpd.q1',3,'level',2,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','resources.selecting.q1',4,'level',1,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','resources.creating.q1',5,'level',0,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','resources.managing.q1',6,'level',0,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','teaching.lessons.q1',7,'na',NULL,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','teaching.guidance.q1',8,'unknown',NULL,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','teaching.self-regulation.q1',9,'level',1,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','assessment.strategies.q1',10,'level',0,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','assessment.evidence.q1',11,'level',0,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','assessment.feedback.q1',12,'level',3,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','empowering.accessibility.q1',13,'level',2,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','empowering.differentiation.q1',14,'level',2,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','empowering.engagement.q1',15,'level',1,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','learner-skills.information.q1',16,'level',0,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','learner-skills.communication.q1',17,'level',0,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','learner-skills.creation.q1',18,'level',3,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','learner-skills.responsibility.q1',19,'level',2,'','');
INSERT INTO "answers" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','learner-skills.problem-solving.q1',20,'level',2,'','');
CREATE TABLE assessments (
	id VARCHAR(36) NOT NULL, 
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	name VARCHAR(100) NOT NULL, 
	date VARCHAR(10) NOT NULL, 
	framework VARCHAR(100) NOT NULL, 
	framework_version VARCHAR(20) NOT NULL, 
	has_targets BOOLEAN NOT NULL, 
	CONSTRAINT pk_assessments PRIMARY KEY (id), 
	CONSTRAINT fk_assessments_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE, 
	CONSTRAINT uq_assessments_centre_id_name UNIQUE (centre_id, name)
);
INSERT INTO "assessments" VALUES('19e90a44-90e3-488e-bd66-0b63cfb0708e','ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9',0,'a-internationalisation','2026-11-10','internationalisation','1.0.0',0);
INSERT INTO "assessments" VALUES('af17b226-e8ee-4796-9c09-0f6427350bdc','ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9',1,'a-digital-teaching','2026-11-10','digital-teaching','1.0.0',0);
CREATE TABLE batches (
	survey_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	number INTEGER NOT NULL, 
	part VARCHAR(20) NOT NULL, 
	levels JSON NOT NULL, 
	without INTEGER NOT NULL, 
	CONSTRAINT pk_batches PRIMARY KEY (survey_id, item, number, part), 
	CONSTRAINT fk_batches_survey_id_surveys FOREIGN KEY(survey_id) REFERENCES surveys (id) ON DELETE CASCADE
);
INSERT INTO "batches" VALUES('ccbb07bf-6db4-4710-9be4-8020bf2219d7','strategy.plan.q1',1,'teacher','[2, 2, 2, 1, 0]',0);
INSERT INTO "batches" VALUES('ccbb07bf-6db4-4710-9be4-8020bf2219d7','strategy.leadership.q1',1,'teacher','[1, 2, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('ccbb07bf-6db4-4710-9be4-8020bf2219d7','strategy.involvement.q1',1,'teacher','[2, 1, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('ccbb07bf-6db4-4710-9be4-8020bf2219d7','strategy.review.q1',1,'teacher','[2, 2, 1, 2, 0]',0);
INSERT INTO "batches" VALUES('ccbb07bf-6db4-4710-9be4-8020bf2219d7','',1,'teacher','[7]',0);
CREATE TABLE centre_languages (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	language TEXT NOT NULL, 
	CONSTRAINT pk_centre_languages PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_languages_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_languages" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9',0,'de');
INSERT INTO "centre_languages" VALUES('f420060c-e1b9-4461-b4e5-4158fa1d8e9c',0,'eu');
CREATE TABLE centre_sectors (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	sector TEXT NOT NULL, 
	CONSTRAINT pk_centre_sectors PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_sectors_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_sectors" VALUES('f420060c-e1b9-4461-b4e5-4158fa1d8e9c',0,'health');
CREATE TABLE centres (
	id VARCHAR(36) NOT NULL, 
	version INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	country VARCHAR(2) NOT NULL, 
	learners INTEGER NOT NULL, 
	staff INTEGER NOT NULL, 
	accreditation VARCHAR(20) NOT NULL, 
	created_at DATETIME NOT NULL, 
	updated_at DATETIME NOT NULL, 
	deleted_at DATETIME, 
	CONSTRAINT pk_centres PRIMARY KEY (id)
);
INSERT INTO "centres" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9',3,'Lycée Jules-Ferry “Bât. B” — 学校 & Söhne''s','DE',1600,160,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
INSERT INTO "centres" VALUES('f420060c-e1b9-4461-b4e5-4158fa1d8e9c',2,'In the bin','',0,0,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
CREATE TABLE decisions (
	centre_id VARCHAR(36) NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	position INTEGER NOT NULL, 
	action VARCHAR(100) NOT NULL, 
	term INTEGER, 
	CONSTRAINT pk_decisions PRIMARY KEY (centre_id, kind, position), 
	CONSTRAINT ck_decisions_term_when_pinned CHECK ((kind = 'pinned') = (term IS NOT NULL)), 
	CONSTRAINT ck_decisions_kind_known CHECK (kind IN ('pinned', 'excluded', 'done')), 
	CONSTRAINT fk_decisions_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "decisions" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','excluded',0,'office.join-consortium',NULL);
CREATE TABLE hours (
	centre_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	per_term INTEGER, 
	CONSTRAINT pk_hours PRIMARY KEY (centre_id, role), 
	CONSTRAINT fk_hours_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "hours" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','leader',0,20);
INSERT INTO "hours" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','coordinator',1,60);
INSERT INTO "hours" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','digital_lead',2,40);
INSERT INTO "hours" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','teacher',3,120);
INSERT INTO "hours" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','admin',4,20);
CREATE TABLE means (
	centre_id VARCHAR(36) NOT NULL, 
	start VARCHAR(7) NOT NULL, 
	terms INTEGER NOT NULL, 
	budget_per_year INTEGER, 
	CONSTRAINT pk_means PRIMARY KEY (centre_id), 
	CONSTRAINT fk_means_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "means" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','2027-01',6,4000);
CREATE TABLE participants (
	id VARCHAR(36) NOT NULL, 
	workshop_id VARCHAR(36) NOT NULL, 
	token_hash VARCHAR(64), 
	CONSTRAINT pk_participants PRIMARY KEY (id), 
	CONSTRAINT fk_participants_workshop_id_workshops FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE CASCADE, 
	CONSTRAINT uq_participants_token_hash UNIQUE (token_hash)
)
 WITHOUT ROWID

;
INSERT INTO "participants" VALUES('0f78d901-e9f0-4f3a-87d6-9e7a6ef233da','95ffc9d6-3018-4f53-9757-f2cd348813c0','17616a9b449a93e5b4b8c0a237f8705502bc2cc87000d820973f5ddc13e5735f');
INSERT INTO "participants" VALUES('12926569-7bee-43f9-a493-98ef3b15f084','95ffc9d6-3018-4f53-9757-f2cd348813c0','ec47b33838d53ff5f4a4e76ace717e5a043d01bd039960e5d1ed14a4a945a63a');
INSERT INTO "participants" VALUES('163f20ca-c2b3-43cc-beb8-f51b5906913e','d233b597-875e-48fa-a1dd-45ccfdf204d0',NULL);
INSERT INTO "participants" VALUES('1d526777-ad89-438a-8941-ba4fb8143481','95ffc9d6-3018-4f53-9757-f2cd348813c0','42938eded43ce2a84cb005c70f0f7eefe333cc052b92c22124feff059b8cb01f');
INSERT INTO "participants" VALUES('1d8b0564-800d-4900-b00c-1849c09409d5','d233b597-875e-48fa-a1dd-45ccfdf204d0',NULL);
INSERT INTO "participants" VALUES('34f2021c-c703-44e2-9fff-7551eee8d6c8','d233b597-875e-48fa-a1dd-45ccfdf204d0',NULL);
INSERT INTO "participants" VALUES('514a1e48-3e8b-4f33-8c21-a2710c57b14f','95ffc9d6-3018-4f53-9757-f2cd348813c0','147a7dec1b86826e86d6e38ffb780657317f6379b36c6770ece8f9b245a84f40');
INSERT INTO "participants" VALUES('5419dff7-4166-45d6-84da-4afa5b645547','95ffc9d6-3018-4f53-9757-f2cd348813c0','6829b95a1d8c929a06bd002a40b395ad33299ccfe466c4a820669e32177ee80d');
INSERT INTO "participants" VALUES('57e8a153-f1c0-4e8e-b38d-466b9cc733ab','d233b597-875e-48fa-a1dd-45ccfdf204d0',NULL);
INSERT INTO "participants" VALUES('72b0457f-113a-4686-896e-661269ceb6e5','d233b597-875e-48fa-a1dd-45ccfdf204d0',NULL);
INSERT INTO "participants" VALUES('d356f91f-e1eb-4819-9a63-3253866c82f0','d233b597-875e-48fa-a1dd-45ccfdf204d0',NULL);
INSERT INTO "participants" VALUES('e1d7d9ff-880e-479d-b3c8-aeb07623060c','d233b597-875e-48fa-a1dd-45ccfdf204d0',NULL);
INSERT INTO "participants" VALUES('e6fc055d-480f-49ac-b550-1cd7c71a8c44','95ffc9d6-3018-4f53-9757-f2cd348813c0','bcd520b98e28d67d5201da21f6c55ca35905420822671888c7ad1632ffc67284');
INSERT INTO "participants" VALUES('ed13d3b9-f310-45ca-8a5a-60222a39c244','95ffc9d6-3018-4f53-9757-f2cd348813c0','4e04186d47495182d5c29ccf4cc0a52f241f83482ac8d627c7053e080a5ac44f');
INSERT INTO "participants" VALUES('f5d88a9c-5af8-45fd-a559-ac3ddf4261ee','d233b597-875e-48fa-a1dd-45ccfdf204d0',NULL);
INSERT INTO "participants" VALUES('fc1ad78c-c31f-4b76-bea8-21027c621eae','95ffc9d6-3018-4f53-9757-f2cd348813c0','a99156b75b4e11ecda804145495d3936138236a0b7eddb480c7bace588df7d88');
CREATE TABLE plans (
	centre_id VARCHAR(36) NOT NULL, 
	"plan" JSON NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	made_on VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (centre_id), 
	CONSTRAINT fk_plans_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "plans" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','{"status": "optimal", "actions": [{"id": "strategy.plan", "start": 1, "end": 2}]}','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-11-21');
CREATE TABLE priorities (
	centre_id VARCHAR(36) NOT NULL, 
	subject VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	CONSTRAINT pk_priorities PRIMARY KEY (centre_id, subject), 
	CONSTRAINT fk_priorities_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "priorities" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','home',0,3);
INSERT INTO "priorities" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','strategy.plan',1,5);
INSERT INTO "priorities" VALUES('ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','safety',2,4);
CREATE TABLE respondents (
	id VARCHAR(36) NOT NULL, 
	survey_id VARCHAR(36) NOT NULL, 
	token_hash VARCHAR(64), 
	role VARCHAR(20) NOT NULL, 
	version INTEGER NOT NULL, 
	finished BOOLEAN NOT NULL, 
	comment TEXT NOT NULL, 
	CONSTRAINT pk_respondents PRIMARY KEY (id), 
	CONSTRAINT fk_respondents_survey_id_surveys FOREIGN KEY(survey_id) REFERENCES surveys (id) ON DELETE CASCADE, 
	CONSTRAINT uq_respondents_token_hash UNIQUE (token_hash)
)
 WITHOUT ROWID

;
INSERT INTO "respondents" VALUES('0156d5e3-8af7-4e1e-9404-001a9af55d70','2e82d919-1516-475d-83f1-f48f51e5e44e','eb1d5f061b7f057a244c8fe76e27e998a2b892a7ebacd6eca08e7fa597e9e5ad','teacher',1,1,'Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('19e58c4c-f4d3-4917-a48b-733d683c8f05','2e82d919-1516-475d-83f1-f48f51e5e44e','fb1e61b3526df6acfc898a487fa4fb6a2b7de1acddba62605af45226582acdb8','teacher',1,1,'Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('24d7cbb2-7cf9-47fa-8640-fc62b36aa0e7','2e82d919-1516-475d-83f1-f48f51e5e44e','8bbd3985811b95a47b369069574a1fa424ab3fcbd5e6edc8d48e75fe26013ee3','leader',1,1,'Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('2eeb30fc-92f4-4908-90df-1dce4814304b','2e82d919-1516-475d-83f1-f48f51e5e44e','346cee90eae3beba86ed99415d7cd7a5a418dd775e03f962ab8562923fdcf016','teacher',1,1,'Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('4d29155b-dc1e-4dc6-944c-90927b5b0544','2e82d919-1516-475d-83f1-f48f51e5e44e','8fe563b0e8e66a0244742ae088a22ef4da2617a6799508eebb79a9de40d5f1a6','teacher',1,1,'Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('53d1becc-852c-4550-bd35-744845478aaa','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('623026d0-31f4-4a11-9cea-2007998154de','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('62c43168-5544-4702-a435-ec2bb73ad872','2e82d919-1516-475d-83f1-f48f51e5e44e','cedb3ad35c8265354e8019cea021d7e618c845d9b37f413b6b861011895e7834','leader',1,1,'Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('848a1ce8-bee9-440e-8b94-e00551edbb2d','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('84ec0379-065d-411d-872e-052b4df145dd','2e82d919-1516-475d-83f1-f48f51e5e44e','36ebafedfd1f479942bcb1598116e4177f4ff745a8b6a1ec1675a71b18d9f757','teacher',1,1,'Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('921dfaf5-3b70-4d54-b3a9-5f0ca1dd6319','2e82d919-1516-475d-83f1-f48f51e5e44e','41fbc94b0c4f696e48c25cd0f864a40e2b6654e51690e04099e4472d72c59bd4','teacher',1,1,'Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('a7a3ba62-283a-4eae-9bb1-23285e2990a6','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('b8840425-ea26-4e09-987f-467642e50841','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('c1650dc7-1f91-4dc9-8b23-95601a3aba0e','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('c77a80c2-0302-4112-9629-62f114ae1d99','2e82d919-1516-475d-83f1-f48f51e5e44e','06363819bd0fb6ace1891ac3e7d9df81f42d053c23a5a62e17cb997c5485ad50','teacher',1,1,'Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('e28cebf4-d37a-4db1-b6a2-93d6b21cbff6','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('e41fb3c1-2bbf-4da0-92e3-1b9e693f31f5','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('f936469f-332a-4955-8abe-68512a6dc10f','ccbb07bf-6db4-4710-9be4-8020bf2219d7',NULL,'',0,1,'');
CREATE TABLE rounds (
	workshop_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	number INTEGER NOT NULL, 
	levels JSON, 
	without INTEGER, 
	CONSTRAINT pk_rounds PRIMARY KEY (workshop_id, item, number), 
	CONSTRAINT fk_rounds_workshop_id_statements FOREIGN KEY(workshop_id, item) REFERENCES statements (workshop_id, item) ON DELETE CASCADE
);
INSERT INTO "rounds" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,NULL,NULL);
INSERT INTO "rounds" VALUES('d233b597-875e-48fa-a1dd-45ccfdf204d0','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('d233b597-875e-48fa-a1dd-45ccfdf204d0','strategy.plan.q1',2,'[2, 2, 2, 2, 0]',0);
CREATE TABLE statements (
	workshop_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	framework VARCHAR(100) NOT NULL, 
	outcome VARCHAR(6) NOT NULL, 
	level INTEGER, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_statements PRIMARY KEY (workshop_id, item), 
	CONSTRAINT ck_statements_level_when_agreed CHECK ((outcome = 'agreed') = (level IS NOT NULL)), 
	CONSTRAINT ck_statements_outcome_known CHECK (outcome IN ('', 'agreed', 'parked')), 
	CONSTRAINT fk_statements_workshop_id_workshops FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE CASCADE
);
INSERT INTO "statements" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',0,'internationalisation','',NULL,'');
INSERT INTO "statements" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','office.roles.q1',1,'internationalisation','',NULL,'');
INSERT INTO "statements" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','staff.mobility.q1',2,'internationalisation','',NULL,'');
INSERT INTO "statements" VALUES('d233b597-875e-48fa-a1dd-45ccfdf204d0','strategy.plan.q1',0,'internationalisation','agreed',2,'We said “often”.');
INSERT INTO "statements" VALUES('d233b597-875e-48fa-a1dd-45ccfdf204d0','office.roles.q1',1,'internationalisation','parked',NULL,'Another day.');
INSERT INTO "statements" VALUES('d233b597-875e-48fa-a1dd-45ccfdf204d0','staff.mobility.q1',2,'internationalisation','',NULL,'');
CREATE TABLE survey_answers (
	respondent_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	state VARCHAR(7) NOT NULL, 
	level INTEGER, 
	seq INTEGER NOT NULL, 
	counted BOOLEAN NOT NULL, 
	CONSTRAINT pk_survey_answers PRIMARY KEY (respondent_id, item), 
	CONSTRAINT ck_survey_answers_level_when_level CHECK ((state = 'level') = (level IS NOT NULL)), 
	CONSTRAINT ck_survey_answers_state_known CHECK (state IN ('level', 'na', 'unknown')), 
	CONSTRAINT fk_survey_answers_respondent_id_respondents FOREIGN KEY(respondent_id) REFERENCES respondents (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "survey_answers" VALUES('0156d5e3-8af7-4e1e-9404-001a9af55d70','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('0156d5e3-8af7-4e1e-9404-001a9af55d70','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('0156d5e3-8af7-4e1e-9404-001a9af55d70','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('0156d5e3-8af7-4e1e-9404-001a9af55d70','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('0156d5e3-8af7-4e1e-9404-001a9af55d70','strategy.review.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('19e58c4c-f4d3-4917-a48b-733d683c8f05','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('19e58c4c-f4d3-4917-a48b-733d683c8f05','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('19e58c4c-f4d3-4917-a48b-733d683c8f05','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('19e58c4c-f4d3-4917-a48b-733d683c8f05','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('19e58c4c-f4d3-4917-a48b-733d683c8f05','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('24d7cbb2-7cf9-47fa-8640-fc62b36aa0e7','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('24d7cbb2-7cf9-47fa-8640-fc62b36aa0e7','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('24d7cbb2-7cf9-47fa-8640-fc62b36aa0e7','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('24d7cbb2-7cf9-47fa-8640-fc62b36aa0e7','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('24d7cbb2-7cf9-47fa-8640-fc62b36aa0e7','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('2eeb30fc-92f4-4908-90df-1dce4814304b','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('2eeb30fc-92f4-4908-90df-1dce4814304b','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('2eeb30fc-92f4-4908-90df-1dce4814304b','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('2eeb30fc-92f4-4908-90df-1dce4814304b','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('2eeb30fc-92f4-4908-90df-1dce4814304b','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('4d29155b-dc1e-4dc6-944c-90927b5b0544','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('4d29155b-dc1e-4dc6-944c-90927b5b0544','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('4d29155b-dc1e-4dc6-944c-90927b5b0544','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('4d29155b-dc1e-4dc6-944c-90927b5b0544','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('4d29155b-dc1e-4dc6-944c-90927b5b0544','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('62c43168-5544-4702-a435-ec2bb73ad872','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('62c43168-5544-4702-a435-ec2bb73ad872','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('62c43168-5544-4702-a435-ec2bb73ad872','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('62c43168-5544-4702-a435-ec2bb73ad872','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('62c43168-5544-4702-a435-ec2bb73ad872','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('84ec0379-065d-411d-872e-052b4df145dd','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('84ec0379-065d-411d-872e-052b4df145dd','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('84ec0379-065d-411d-872e-052b4df145dd','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('84ec0379-065d-411d-872e-052b4df145dd','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('84ec0379-065d-411d-872e-052b4df145dd','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('921dfaf5-3b70-4d54-b3a9-5f0ca1dd6319','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('921dfaf5-3b70-4d54-b3a9-5f0ca1dd6319','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('921dfaf5-3b70-4d54-b3a9-5f0ca1dd6319','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('921dfaf5-3b70-4d54-b3a9-5f0ca1dd6319','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('921dfaf5-3b70-4d54-b3a9-5f0ca1dd6319','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('c77a80c2-0302-4112-9629-62f114ae1d99','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('c77a80c2-0302-4112-9629-62f114ae1d99','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('c77a80c2-0302-4112-9629-62f114ae1d99','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('c77a80c2-0302-4112-9629-62f114ae1d99','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('c77a80c2-0302-4112-9629-62f114ae1d99','strategy.review.q1','level',1,1,0);
CREATE TABLE survey_comments (
	id VARCHAR(36) NOT NULL, 
	survey_id VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_survey_comments PRIMARY KEY (id), 
	CONSTRAINT fk_survey_comments_survey_id_surveys FOREIGN KEY(survey_id) REFERENCES surveys (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "survey_comments" VALUES('0085e45e-9185-4377-a0c0-fd2ea33d6c5f','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('1e0f7e7f-e4e6-4f35-a6a0-4effa464d7ed','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('25628b4c-8765-41f4-86b3-d9d1b9c1b1a0','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('6ce74828-6529-4392-be82-31288360be88','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('883cd26b-30d5-4da0-9ae7-695300764cd3','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('ae668572-4db8-4569-a07a-e63d07b8975f','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('c04ac1b2-8b35-468f-b199-a316e9bd9780','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('c57f11c8-6578-4eec-8153-7ead215b4c42','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('dc54aab8-0060-4f58-b3e9-fbb5a94edd8e','ccbb07bf-6db4-4710-9be4-8020bf2219d7','Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
CREATE TABLE surveys (
	id VARCHAR(36) NOT NULL, 
	version INTEGER NOT NULL, 
	centre_id VARCHAR(36) NOT NULL, 
	token VARCHAR(43) NOT NULL, 
	title TEXT NOT NULL, 
	frameworks JSON NOT NULL, 
	roles JSON NOT NULL, 
	opens_on VARCHAR(10) NOT NULL, 
	closes_on VARCHAR(10) NOT NULL, 
	k INTEGER NOT NULL, 
	expected INTEGER NOT NULL, 
	closed_at DATETIME, 
	CONSTRAINT pk_surveys PRIMARY KEY (id), 
	CONSTRAINT fk_surveys_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE, 
	CONSTRAINT uq_surveys_token UNIQUE (token)
);
INSERT INTO "surveys" VALUES('ccbb07bf-6db4-4710-9be4-8020bf2219d7',3,'ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','emdac72wm7ht','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,'2026-11-21 12:00:00.000000');
INSERT INTO "surveys" VALUES('2e82d919-1516-475d-83f1-f48f51e5e44e',1,'ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','b4hzcatzmwwa','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,NULL);
CREATE TABLE targets (
	assessment_id VARCHAR(36) NOT NULL, 
	practice VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	level INTEGER NOT NULL, 
	CONSTRAINT pk_targets PRIMARY KEY (assessment_id, practice), 
	CONSTRAINT fk_targets_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
CREATE TABLE term_hours (
	centre_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	term INTEGER NOT NULL, 
	hours INTEGER NOT NULL, 
	CONSTRAINT pk_term_hours PRIMARY KEY (centre_id, role, term), 
	CONSTRAINT fk_term_hours_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
CREATE TABLE votes (
	workshop_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	round INTEGER NOT NULL, 
	participant_id VARCHAR(36) NOT NULL, 
	state VARCHAR(7) NOT NULL, 
	level INTEGER, 
	seq BIGINT NOT NULL, 
	CONSTRAINT pk_votes PRIMARY KEY (workshop_id, item, round, participant_id), 
	CONSTRAINT ck_votes_level_when_level CHECK ((state = 'level') = (level IS NOT NULL)), 
	CONSTRAINT ck_votes_state_known CHECK (state IN ('level', 'na', 'unknown')), 
	CONSTRAINT fk_votes_participant_id_participants FOREIGN KEY(participant_id) REFERENCES participants (id) ON DELETE CASCADE, 
	CONSTRAINT fk_votes_workshop_id_workshops FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'0f78d901-e9f0-4f3a-87d6-9e7a6ef233da','level',2,0);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'12926569-7bee-43f9-a493-98ef3b15f084','level',3,0);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'1d526777-ad89-438a-8941-ba4fb8143481','level',0,0);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'514a1e48-3e8b-4f33-8c21-a2710c57b14f','level',1,0);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'5419dff7-4166-45d6-84da-4afa5b645547','level',0,0);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'e6fc055d-480f-49ac-b550-1cd7c71a8c44','level',2,0);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'ed13d3b9-f310-45ca-8a5a-60222a39c244','level',3,0);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',1,'fc1ad78c-c31f-4b76-bea8-21027c621eae','level',1,0);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,'0f78d901-e9f0-4f3a-87d6-9e7a6ef233da','level',3,2);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,'12926569-7bee-43f9-a493-98ef3b15f084','level',0,2);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,'1d526777-ad89-438a-8941-ba4fb8143481','level',1,2);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,'514a1e48-3e8b-4f33-8c21-a2710c57b14f','level',2,2);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,'5419dff7-4166-45d6-84da-4afa5b645547','level',1,2);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,'e6fc055d-480f-49ac-b550-1cd7c71a8c44','level',3,2);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,'ed13d3b9-f310-45ca-8a5a-60222a39c244','level',0,2);
INSERT INTO "votes" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0','strategy.plan.q1',2,'fc1ad78c-c31f-4b76-bea8-21027c621eae','level',2,2);
CREATE TABLE workshops (
	id VARCHAR(36) NOT NULL, 
	version INTEGER NOT NULL, 
	centre_id VARCHAR(36) NOT NULL, 
	code VARCHAR(8) NOT NULL, 
	screen_token VARCHAR(43) NOT NULL, 
	title TEXT NOT NULL, 
	pace VARCHAR(4) NOT NULL, 
	status VARCHAR(6) NOT NULL, 
	current_item VARCHAR(100), 
	k INTEGER NOT NULL, 
	expected INTEGER NOT NULL, 
	applied BOOLEAN NOT NULL, 
	active_at DATETIME NOT NULL, 
	opened_at DATETIME, 
	closed_at DATETIME, 
	timer_ends_at DATETIME, 
	CONSTRAINT pk_workshops PRIMARY KEY (id), 
	CONSTRAINT ck_workshops_pace_known CHECK (pace IN ('host', 'self')), 
	CONSTRAINT ck_workshops_status_known CHECK (status IN ('draft', 'open', 'closed')), 
	CONSTRAINT fk_workshops_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE, 
	CONSTRAINT uq_workshops_code UNIQUE (code), 
	CONSTRAINT uq_workshops_screen_token UNIQUE (screen_token)
);
INSERT INTO "workshops" VALUES('95ffc9d6-3018-4f53-9757-f2cd348813c0',5,'ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','RWDBW237','wsSPAtt-tkqmMS2njjddYcfmkjFSsn1MnAVcx-K0eHw','Staff day','host','open','strategy.plan.q1',5,12,0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL,NULL);
INSERT INTO "workshops" VALUES('d233b597-875e-48fa-a1dd-45ccfdf204d0',9,'ca5445e5-43eb-4c03-b6fd-3e3dc9d569e9','ZH7AW62A','ciMU_B0JEaQHaLLLQQq_NNaDIZbVaZPAYrRNZOHnZac','Staff day','host','closed','strategy.plan.q1',5,12,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
CREATE TABLE year_budgets (
	centre_id VARCHAR(36) NOT NULL, 
	number INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	CONSTRAINT pk_year_budgets PRIMARY KEY (centre_id, number), 
	CONSTRAINT fk_year_budgets_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
CREATE INDEX ix_participants_workshop_id ON participants (workshop_id);
CREATE INDEX ix_respondents_survey_id ON respondents (survey_id);
CREATE INDEX ix_survey_comments_survey_id ON survey_comments (survey_id);
CREATE INDEX ix_votes_participant_id ON votes (participant_id);
COMMIT;
