BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','strategy.plan.q1',0,'level',2,'Agreed in a workshop on 21 November 2026: 8 votes, from 0 to 3, median 1. We said “often”.','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','strategy.leadership.q1',1,'level',3,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','strategy.involvement.q1',2,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','strategy.review.q1',3,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','office.roles.q1',4,'level',1,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','office.procedures.q1',5,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','office.funding.q1',6,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','office.records.q1',7,'na',NULL,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','staff.needs.q1',8,'unknown',NULL,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','staff.mobility.q1',9,'level',1,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','staff.transfer.q1',10,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','mobility.selection.q1',11,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','mobility.preparation.q1',12,'level',3,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','mobility.support.q1',13,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','mobility.followup.q1',14,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','safety.safeguarding.q1',15,'level',1,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','safety.emergency.q1',16,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','safety.families.q1',17,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','safety.hosting.q1',18,'level',3,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','home.curriculum.q1',19,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','home.reach.q1',20,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','home.guests.q1',21,'level',1,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','home.languages.q1',22,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','virtual.exchange.q1',23,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','virtual.blended.q1',24,'level',3,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','virtual.platforms.q1',25,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','virtual.facilitation.q1',26,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','partners.agreements.q1',27,'level',1,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','partners.companies.q1',28,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','partners.twinning.q1',29,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','partners.networks.q1',30,'level',3,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','recognition.outcomes.q1',31,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','recognition.assessment.q1',32,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','recognition.transfer.q1',33,'level',1,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','recognition.documents.q1',34,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','quality.feedback.q1',35,'level',0,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','quality.inclusion.q1',36,'level',3,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','quality.green.q1',37,'level',2,'','');
INSERT INTO "answers" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','quality.sharing.q1',38,'level',2,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','engagement.communication.q1',0,'level',0,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','engagement.collaboration.q1',1,'level',3,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','engagement.reflection.q1',2,'level',2,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','engagement.cpd.q1',3,'level',2,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','resources.selecting.q1',4,'level',1,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','resources.creating.q1',5,'level',0,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','resources.managing.q1',6,'level',0,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','teaching.lessons.q1',7,'na',NULL,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','teaching.guidance.q1',8,'unknown',NULL,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','teaching.self-regulation.q1',9,'level',1,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','assessment.strategies.q1',10,'level',0,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','assessment.evidence.q1',11,'level',0,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','assessment.feedback.q1',12,'level',3,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','empowering.accessibility.q1',13,'level',2,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','empowering.differentiation.q1',14,'level',2,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','empowering.engagement.q1',15,'level',1,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','learner-skills.information.q1',16,'level',0,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','learner-skills.communication.q1',17,'level',0,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','learner-skills.creation.q1',18,'level',3,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','learner-skills.responsibility.q1',19,'level',2,'','');
INSERT INTO "answers" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','learner-skills.problem-solving.q1',20,'level',2,'','');
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
INSERT INTO "assessments" VALUES('fe6b41e0-0370-4ce5-af76-b8820491acca','c2acdd4f-57a2-419b-8e2c-1d8d12a155fb',0,'a-internationalisation','2026-11-10','internationalisation','1.0.0',0);
INSERT INTO "assessments" VALUES('a6517a54-f6a9-431b-bf60-370eb16e2f8a','c2acdd4f-57a2-419b-8e2c-1d8d12a155fb',1,'a-digital-teaching','2026-11-10','digital-teaching','1.0.0',0);
CREATE TABLE centre_languages (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	language TEXT NOT NULL, 
	CONSTRAINT pk_centre_languages PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_languages_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_languages" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb',0,'de');
INSERT INTO "centre_languages" VALUES('0b1abfa5-1cdb-49d7-81f1-f0f5b5adbf5e',0,'eu');
CREATE TABLE centre_sectors (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	sector TEXT NOT NULL, 
	CONSTRAINT pk_centre_sectors PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_sectors_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_sectors" VALUES('0b1abfa5-1cdb-49d7-81f1-f0f5b5adbf5e',0,'health');
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
INSERT INTO "centres" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb',3,'Lycée Jules-Ferry “Bât. B” — 学校 & Söhne''s','DE',1600,160,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
INSERT INTO "centres" VALUES('0b1abfa5-1cdb-49d7-81f1-f0f5b5adbf5e',2,'In the bin','',0,0,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "decisions" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','excluded',0,'office.join-consortium',NULL);
CREATE TABLE hours (
	centre_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	per_term INTEGER, 
	CONSTRAINT pk_hours PRIMARY KEY (centre_id, role), 
	CONSTRAINT fk_hours_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "hours" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','leader',0,20);
INSERT INTO "hours" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','coordinator',1,60);
INSERT INTO "hours" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','digital_lead',2,40);
INSERT INTO "hours" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','teacher',3,120);
INSERT INTO "hours" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','admin',4,20);
CREATE TABLE means (
	centre_id VARCHAR(36) NOT NULL, 
	start VARCHAR(7) NOT NULL, 
	terms INTEGER NOT NULL, 
	budget_per_year INTEGER, 
	CONSTRAINT pk_means PRIMARY KEY (centre_id), 
	CONSTRAINT fk_means_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "means" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','2027-01',6,4000);
CREATE TABLE plans (
	centre_id VARCHAR(36) NOT NULL, 
	"plan" JSON NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	made_on VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (centre_id), 
	CONSTRAINT fk_plans_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "plans" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','{"status": "optimal", "actions": [{"id": "strategy.plan", "start": 1, "end": 2}]}','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-11-21');
CREATE TABLE priorities (
	centre_id VARCHAR(36) NOT NULL, 
	subject VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	CONSTRAINT pk_priorities PRIMARY KEY (centre_id, subject), 
	CONSTRAINT fk_priorities_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "priorities" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','home',0,3);
INSERT INTO "priorities" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','strategy.plan',1,5);
INSERT INTO "priorities" VALUES('c2acdd4f-57a2-419b-8e2c-1d8d12a155fb','safety',2,4);
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
CREATE TABLE year_budgets (
	centre_id VARCHAR(36) NOT NULL, 
	number INTEGER NOT NULL, 
	amount INTEGER NOT NULL, 
	CONSTRAINT pk_year_budgets PRIMARY KEY (centre_id, number), 
	CONSTRAINT fk_year_budgets_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
COMMIT;
