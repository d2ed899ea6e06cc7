BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
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
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','strategy.plan.q1',0,'level',2,'Agreed in a workshop on 21 November 2026: 8 votes, from 0 to 3, median 1. We said “often”.','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','strategy.leadership.q1',1,'level',3,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','strategy.involvement.q1',2,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','strategy.review.q1',3,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','office.roles.q1',4,'level',1,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','office.procedures.q1',5,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','office.funding.q1',6,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','office.records.q1',7,'na',NULL,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','staff.needs.q1',8,'unknown',NULL,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','staff.mobility.q1',9,'level',1,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','staff.transfer.q1',10,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','mobility.selection.q1',11,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','mobility.preparation.q1',12,'level',3,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','mobility.support.q1',13,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','mobility.followup.q1',14,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','safety.safeguarding.q1',15,'level',1,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','safety.emergency.q1',16,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','safety.families.q1',17,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','safety.hosting.q1',18,'level',3,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','home.curriculum.q1',19,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','home.reach.q1',20,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','home.guests.q1',21,'level',1,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','home.languages.q1',22,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','virtual.exchange.q1',23,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','virtual.blended.q1',24,'level',3,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','virtual.platforms.q1',25,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','virtual.facilitation.q1',26,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','partners.agreements.q1',27,'level',1,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','partners.companies.q1',28,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','partners.twinning.q1',29,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','partners.networks.q1',30,'level',3,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','recognition.outcomes.q1',31,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','recognition.assessment.q1',32,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','recognition.transfer.q1',33,'level',1,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','recognition.documents.q1',34,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','quality.feedback.q1',35,'level',0,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','quality.inclusion.q1',36,'level',3,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','quality.green.q1',37,'level',2,'','');
INSERT INTO "answers" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','quality.sharing.q1',38,'level',2,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','engagement.communication.q1',0,'level',0,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','engagement.collaboration.q1',1,'level',3,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','engagement.reflection.q1',2,'level',2,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','engagement.cpd.q1',3,'level',2,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','resources.selecting.q1',4,'level',1,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','resources.creating.q1',5,'level',0,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','resources.managing.q1',6,'level',0,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','teaching.lessons.q1',7,'na',NULL,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','teaching.guidance.q1',8,'unknown',NULL,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','teaching.self-regulation.q1',9,'level',1,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','assessment.strategies.q1',10,'level',0,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','assessment.evidence.q1',11,'level',0,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','assessment.feedback.q1',12,'level',3,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','empowering.accessibility.q1',13,'level',2,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','empowering.differentiation.q1',14,'level',2,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','empowering.engagement.q1',15,'level',1,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','learner-skills.information.q1',16,'level',0,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','learner-skills.communication.q1',17,'level',0,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','learner-skills.creation.q1',18,'level',3,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','learner-skills.responsibility.q1',19,'level',2,'','');
INSERT INTO "answers" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','learner-skills.problem-solving.q1',20,'level',2,'','');
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
INSERT INTO "assessments" VALUES('0bda9a67-2c4f-4ef6-aa7b-86711a32863d','10bcb881-1afa-41b5-beb0-c316ec10fd51',0,'a-internationalisation','2026-11-10','internationalisation','1.0.0',0);
INSERT INTO "assessments" VALUES('0d14ee67-5bca-4a4f-b686-e1818841646d','10bcb881-1afa-41b5-beb0-c316ec10fd51',1,'a-digital-teaching','2026-11-10','digital-teaching','1.0.0',0);
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
INSERT INTO "batches" VALUES('f236f745-63cd-4ec5-a6e8-929604e6ba68','strategy.plan.q1',1,'teacher','[2, 2, 2, 1, 0]',0);
INSERT INTO "batches" VALUES('f236f745-63cd-4ec5-a6e8-929604e6ba68','strategy.leadership.q1',1,'teacher','[1, 2, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('f236f745-63cd-4ec5-a6e8-929604e6ba68','strategy.involvement.q1',1,'teacher','[2, 1, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('f236f745-63cd-4ec5-a6e8-929604e6ba68','strategy.review.q1',1,'teacher','[2, 2, 1, 2, 0]',0);
INSERT INTO "batches" VALUES('f236f745-63cd-4ec5-a6e8-929604e6ba68','',1,'teacher','[7]',0);
CREATE TABLE centre_languages (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	language TEXT NOT NULL, 
	CONSTRAINT pk_centre_languages PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_languages_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_languages" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51',0,'de');
INSERT INTO "centre_languages" VALUES('d8cf9d1e-34e6-4788-b371-1b3aed7fbb55',0,'eu');
CREATE TABLE centre_sectors (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	sector TEXT NOT NULL, 
	CONSTRAINT pk_centre_sectors PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_sectors_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_sectors" VALUES('d8cf9d1e-34e6-4788-b371-1b3aed7fbb55',0,'health');
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
INSERT INTO "centres" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51',3,'Lycée Jules-Ferry “Bât. B” — 学校 & Söhne''s','DE',1600,160,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
INSERT INTO "centres" VALUES('d8cf9d1e-34e6-4788-b371-1b3aed7fbb55',2,'In the bin','',0,0,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "decisions" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','excluded',0,'office.join-consortium',NULL);
CREATE TABLE hours (
	centre_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	per_term INTEGER, 
	CONSTRAINT pk_hours PRIMARY KEY (centre_id, role), 
	CONSTRAINT fk_hours_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "hours" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','leader',0,20);
INSERT INTO "hours" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','coordinator',1,60);
INSERT INTO "hours" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','digital_lead',2,40);
INSERT INTO "hours" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','teacher',3,120);
INSERT INTO "hours" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','admin',4,20);
CREATE TABLE means (
	centre_id VARCHAR(36) NOT NULL, 
	start VARCHAR(7) NOT NULL, 
	terms INTEGER NOT NULL, 
	budget_per_year INTEGER, 
	CONSTRAINT pk_means PRIMARY KEY (centre_id), 
	CONSTRAINT fk_means_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "means" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','2027-01',6,4000);
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
INSERT INTO "participants" VALUES('102513e7-9130-45d8-be15-bb638591a356','c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',NULL);
INSERT INTO "participants" VALUES('230889b4-0a4e-4aa3-aa2b-abfed1da675c','c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',NULL);
INSERT INTO "participants" VALUES('23105c74-799d-44f2-ae05-0ce8b7fad81d','96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','8e7735f21151ed1764a02e668528985a51ba37bf9f4281504a2a9eea0d52e6e5');
INSERT INTO "participants" VALUES('3027db39-f117-45c6-84a3-040a71348e8d','96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','d1b29c161bd2739bb2d4bf78dc3d60c33db7b470eb5d662338bc6760bafc672a');
INSERT INTO "participants" VALUES('3a1b15fb-894e-4a73-9e24-d30841199dbd','96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','2533207e10044ae2e1c17a513ce388ae5adc3f1b88e3e76d8a8817eee521680b');
INSERT INTO "participants" VALUES('3b65fcde-2cc1-4f60-afb2-0f53d3d0471a','c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',NULL);
INSERT INTO "participants" VALUES('4c7d5f42-d61c-467a-ae5a-739f1cd15768','c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',NULL);
INSERT INTO "participants" VALUES('58d34870-fa5d-4fc3-af50-250e03fb0137','96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','5058b599f646f4efe95afa4654db2ab0e7dbe2717dadec8bcfbd4c2a84ff8a2e');
INSERT INTO "participants" VALUES('63caf35f-e8e0-4191-892a-e924654a7dab','c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',NULL);
INSERT INTO "participants" VALUES('7f7b5e60-a0b3-49e5-b794-edf9c6f566e8','c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',NULL);
INSERT INTO "participants" VALUES('9e018a57-396e-4fe8-b274-6cec1a24be5d','96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','a75de603d2739b614f5e74072b2865979c27bcac4892ce3522cf1b3f8ec8e51a');
INSERT INTO "participants" VALUES('b3396e94-504e-43b6-88ca-04c973a3700f','96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','aa4f7e6e2a4fe24ee78eb58e54deec92d3845c6d40e080a8bcd6520bef5cf254');
INSERT INTO "participants" VALUES('ba72069f-3673-4961-865f-c802aa8d2895','96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','69b83a370e61c5588eba02bdbe39be770832dd018e36a96c248ec7c48447b585');
INSERT INTO "participants" VALUES('d5109c94-2ac9-4378-96f3-d83a3083dc47','96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','267ddef92e63e8a1eabe45815ec6d302d4fde1dfde4ffb40ca4bbe83df2f6938');
INSERT INTO "participants" VALUES('d660a0d9-9460-478a-9670-5d1bba3b291f','c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',NULL);
INSERT INTO "participants" VALUES('d9310c52-c4ac-4151-9bf2-d3fe3a329eaf','c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',NULL);
CREATE TABLE plans (
	centre_id VARCHAR(36) NOT NULL, 
	"plan" JSON NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	made_on VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (centre_id), 
	CONSTRAINT fk_plans_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "plans" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','{"status": "optimal", "actions": [{"id": "strategy.plan", "start": 1, "end": 2}]}','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-11-21');
CREATE TABLE priorities (
	centre_id VARCHAR(36) NOT NULL, 
	subject VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	CONSTRAINT pk_priorities PRIMARY KEY (centre_id, subject), 
	CONSTRAINT fk_priorities_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "priorities" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','home',0,3);
INSERT INTO "priorities" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','strategy.plan',1,5);
INSERT INTO "priorities" VALUES('10bcb881-1afa-41b5-beb0-c316ec10fd51','safety',2,4);
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
INSERT INTO "respondents" VALUES('050168ec-501b-430f-8f24-455ac59d8c5d','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('05f9281d-05a8-4c20-9669-f42622d46e7b','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('23f2c8cd-12a3-4ead-977c-854aa9bc3f77','29018780-8512-4301-a7f1-4eeeef3f8a84','508219678abad9c13555cb72beb462e9f87bb857083638932f1033057ee7cf20','leader',1,1,'Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('330e7cc3-3822-4942-8eef-8aa8c6e1626c','29018780-8512-4301-a7f1-4eeeef3f8a84','ffc50be981f14f429f58e5aba72f4c90534814800eccfdaaf98d445ee61b606f','leader',1,1,'Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('36cdeddc-f29e-485d-b83b-64682b8baac2','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('42981610-5dc9-4beb-894a-cb75d9b41d47','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('5bdaacbe-a46e-4291-8a2b-95c295848333','29018780-8512-4301-a7f1-4eeeef3f8a84','16852c2a7891a961c5b689f75ab7f231ed7d0119f883de5d933b8f0c6c4c17c2','teacher',1,1,'Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('63ffb7ee-150a-46b5-952d-d90ae8e04f73','29018780-8512-4301-a7f1-4eeeef3f8a84','2c54673c45e5dfef04355519c2d877a53d1233ca2325a449666b3a4ba722a792','teacher',1,1,'Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('6a1dfa6d-3a3d-4e6b-9527-28df8b3f95e2','29018780-8512-4301-a7f1-4eeeef3f8a84','a3204496a5649f1201a0b7a3e528bc4fcca779c6ec2b12a3760b36bb2948315f','teacher',1,1,'Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('6c67060f-d715-4640-8ff1-9dd372f6f34d','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('830f3453-ddd8-410c-989f-e9d4bffcac00','29018780-8512-4301-a7f1-4eeeef3f8a84','23947cc5ed0513cca33da9a06796a842120e78109514e1fbc4fb5bc5e6224c80','teacher',1,1,'Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('9745f0e1-2b72-4cb8-9788-e4d0ad6e0762','29018780-8512-4301-a7f1-4eeeef3f8a84','3c7a9787a6256fb771ce4bd03e5cb62dfa141feba1c030bd85db1e75e010072f','teacher',1,1,'Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('bcaebabf-7098-4d26-a605-11c384567d61','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('bf932ab1-5e21-4135-bbf0-862726c4aa31','29018780-8512-4301-a7f1-4eeeef3f8a84','ffdd2cc6a57439291d9f23c440a7f1c8109877d6bbbb617c42183bf429d3ae66','teacher',1,1,'Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('d2714331-ce77-44b8-a314-bb1b4491d1fe','29018780-8512-4301-a7f1-4eeeef3f8a84','adef887d460640f3caaea9512c2b5c9292f92bfee712aaf7a159f35a0b0815fb','teacher',1,1,'Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('e011fe0a-3582-43a4-8d50-bd4030300ae2','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('e92aa550-1573-43ab-90bf-65a8c5de2299','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('ecfaa0ec-4e04-4a85-b7f4-0137f65ead46','f236f745-63cd-4ec5-a6e8-929604e6ba68',NULL,'',0,1,'');
CREATE TABLE rounds (
	workshop_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	number INTEGER NOT NULL, 
	levels JSON, 
	without INTEGER, 
	CONSTRAINT pk_rounds PRIMARY KEY (workshop_id, item, number), 
	CONSTRAINT fk_rounds_workshop_id_statements FOREIGN KEY(workshop_id, item) REFERENCES statements (workshop_id, item) ON DELETE CASCADE
);
INSERT INTO "rounds" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,NULL,NULL);
INSERT INTO "rounds" VALUES('c58cce93-b154-48f8-8ff0-36a8f8fd4c3e','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('c58cce93-b154-48f8-8ff0-36a8f8fd4c3e','strategy.plan.q1',2,'[2, 2, 2, 2, 0]',0);
CREATE TABLE statements (
	workshop_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	framework VARCHAR(100) NOT NULL, 
	outcome VARCHAR(6) NOT NULL, 
	level INTEGER, 
	reason TEXT NOT NULL, replaced VARCHAR(7), 
	CONSTRAINT pk_statements PRIMARY KEY (workshop_id, item), 
	CONSTRAINT ck_statements_level_when_agreed CHECK ((outcome = 'agreed') = (level IS NOT NULL)), 
	CONSTRAINT ck_statements_outcome_known CHECK (outcome IN ('', 'agreed', 'parked')), 
	CONSTRAINT fk_statements_workshop_id_workshops FOREIGN KEY(workshop_id) REFERENCES workshops (id) ON DELETE CASCADE
);
INSERT INTO "statements" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',0,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','office.roles.q1',1,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','staff.mobility.q1',2,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('c58cce93-b154-48f8-8ff0-36a8f8fd4c3e','strategy.plan.q1',0,'internationalisation','agreed',2,'We said “often”.','0');
INSERT INTO "statements" VALUES('c58cce93-b154-48f8-8ff0-36a8f8fd4c3e','office.roles.q1',1,'internationalisation','parked',NULL,'Another day.',NULL);
INSERT INTO "statements" VALUES('c58cce93-b154-48f8-8ff0-36a8f8fd4c3e','staff.mobility.q1',2,'internationalisation','',NULL,'',NULL);
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
INSERT INTO "survey_answers" VALUES('23f2c8cd-12a3-4ead-977c-854aa9bc3f77','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('23f2c8cd-12a3-4ead-977c-854aa9bc3f77','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('23f2c8cd-12a3-4ead-977c-854aa9bc3f77','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('23f2c8cd-12a3-4ead-977c-854aa9bc3f77','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('23f2c8cd-12a3-4ead-977c-854aa9bc3f77','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('330e7cc3-3822-4942-8eef-8aa8c6e1626c','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('330e7cc3-3822-4942-8eef-8aa8c6e1626c','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('330e7cc3-3822-4942-8eef-8aa8c6e1626c','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('330e7cc3-3822-4942-8eef-8aa8c6e1626c','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('330e7cc3-3822-4942-8eef-8aa8c6e1626c','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('5bdaacbe-a46e-4291-8a2b-95c295848333','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('5bdaacbe-a46e-4291-8a2b-95c295848333','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('5bdaacbe-a46e-4291-8a2b-95c295848333','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('5bdaacbe-a46e-4291-8a2b-95c295848333','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('5bdaacbe-a46e-4291-8a2b-95c295848333','strategy.review.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('63ffb7ee-150a-46b5-952d-d90ae8e04f73','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('63ffb7ee-150a-46b5-952d-d90ae8e04f73','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('63ffb7ee-150a-46b5-952d-d90ae8e04f73','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('63ffb7ee-150a-46b5-952d-d90ae8e04f73','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('63ffb7ee-150a-46b5-952d-d90ae8e04f73','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('6a1dfa6d-3a3d-4e6b-9527-28df8b3f95e2','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('6a1dfa6d-3a3d-4e6b-9527-28df8b3f95e2','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('6a1dfa6d-3a3d-4e6b-9527-28df8b3f95e2','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('6a1dfa6d-3a3d-4e6b-9527-28df8b3f95e2','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('6a1dfa6d-3a3d-4e6b-9527-28df8b3f95e2','strategy.review.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('830f3453-ddd8-410c-989f-e9d4bffcac00','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('830f3453-ddd8-410c-989f-e9d4bffcac00','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('830f3453-ddd8-410c-989f-e9d4bffcac00','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('830f3453-ddd8-410c-989f-e9d4bffcac00','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('830f3453-ddd8-410c-989f-e9d4bffcac00','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('9745f0e1-2b72-4cb8-9788-e4d0ad6e0762','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('9745f0e1-2b72-4cb8-9788-e4d0ad6e0762','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('9745f0e1-2b72-4cb8-9788-e4d0ad6e0762','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('9745f0e1-2b72-4cb8-9788-e4d0ad6e0762','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('9745f0e1-2b72-4cb8-9788-e4d0ad6e0762','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('bf932ab1-5e21-4135-bbf0-862726c4aa31','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('bf932ab1-5e21-4135-bbf0-862726c4aa31','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('bf932ab1-5e21-4135-bbf0-862726c4aa31','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('bf932ab1-5e21-4135-bbf0-862726c4aa31','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('bf932ab1-5e21-4135-bbf0-862726c4aa31','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('d2714331-ce77-44b8-a314-bb1b4491d1fe','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('d2714331-ce77-44b8-a314-bb1b4491d1fe','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('d2714331-ce77-44b8-a314-bb1b4491d1fe','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('d2714331-ce77-44b8-a314-bb1b4491d1fe','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('d2714331-ce77-44b8-a314-bb1b4491d1fe','strategy.review.q1','level',2,1,0);
CREATE TABLE survey_comments (
	id VARCHAR(36) NOT NULL, 
	survey_id VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_survey_comments PRIMARY KEY (id), 
	CONSTRAINT fk_survey_comments_survey_id_surveys FOREIGN KEY(survey_id) REFERENCES surveys (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "survey_comments" VALUES('0615ef9b-14e2-4f91-8a2a-5fd85a70cc5f','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('0a5a2b6e-ed4b-40fb-a183-47bb3f672c62','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('0b776d24-9246-4f83-88fc-8fb49c26f6c4','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('11eabdfb-5624-47a2-b106-281040a39e5a','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('205af4f7-4f4a-47c6-b5c2-20837afb8e74','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('720a7c6b-56c3-4718-b6f9-ff479c56b591','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('999cd76b-7569-4a2a-abbc-eb3a4a0a8bee','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('c21007da-fdff-457e-8389-ddab78d5ba22','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('e539e754-ceb5-4166-bb4d-16b8e4b25bad','f236f745-63cd-4ec5-a6e8-929604e6ba68','Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
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
INSERT INTO "surveys" VALUES('f236f745-63cd-4ec5-a6e8-929604e6ba68',3,'10bcb881-1afa-41b5-beb0-c316ec10fd51','3q4haqjwvz8v','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,'2026-11-21 12:00:00.000000');
INSERT INTO "surveys" VALUES('29018780-8512-4301-a7f1-4eeeef3f8a84',1,'10bcb881-1afa-41b5-beb0-c316ec10fd51','efg3z3stw9ws','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,NULL);
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
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'23105c74-799d-44f2-ae05-0ce8b7fad81d','level',1,0);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'3027db39-f117-45c6-84a3-040a71348e8d','level',2,0);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'3a1b15fb-894e-4a73-9e24-d30841199dbd','level',3,0);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'58d34870-fa5d-4fc3-af50-250e03fb0137','level',2,0);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'9e018a57-396e-4fe8-b274-6cec1a24be5d','level',3,0);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'b3396e94-504e-43b6-88ca-04c973a3700f','level',1,0);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'ba72069f-3673-4961-865f-c802aa8d2895','level',0,0);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',1,'d5109c94-2ac9-4378-96f3-d83a3083dc47','level',0,0);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,'23105c74-799d-44f2-ae05-0ce8b7fad81d','level',2,2);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,'3027db39-f117-45c6-84a3-040a71348e8d','level',3,2);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,'3a1b15fb-894e-4a73-9e24-d30841199dbd','level',0,2);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,'58d34870-fa5d-4fc3-af50-250e03fb0137','level',3,2);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,'9e018a57-396e-4fe8-b274-6cec1a24be5d','level',0,2);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,'b3396e94-504e-43b6-88ca-04c973a3700f','level',2,2);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,'ba72069f-3673-4961-865f-c802aa8d2895','level',1,2);
INSERT INTO "votes" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5','strategy.plan.q1',2,'d5109c94-2ac9-4378-96f3-d83a3083dc47','level',1,2);
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
INSERT INTO "workshops" VALUES('96b2dd27-2eff-4762-a5b9-182fb4b5b1d5',5,'10bcb881-1afa-41b5-beb0-c316ec10fd51','2FBASKGH','mkKcxCGntJ8sk9YPJw0-tqehbyITAFNBYzdI8edc8oc','Staff day','host','open','strategy.plan.q1',5,12,0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL,NULL);
INSERT INTO "workshops" VALUES('c58cce93-b154-48f8-8ff0-36a8f8fd4c3e',9,'10bcb881-1afa-41b5-beb0-c316ec10fd51','8EVZZE59','cFFrxIpEx3rzXFran4i6S0iuhOclW61JTzOlg5HOapI','Staff day','host','closed','strategy.plan.q1',5,12,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
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
