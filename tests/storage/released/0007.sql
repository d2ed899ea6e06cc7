BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0007');
CREATE TABLE answers (
	assessment_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	state VARCHAR(7) NOT NULL, 
	level INTEGER, 
	note TEXT NOT NULL, 
	evidence TEXT NOT NULL, carried BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (assessment_id, item), 
	CONSTRAINT ck_answers_level_when_level CHECK ((state = 'level') = (level IS NOT NULL)), 
	CONSTRAINT ck_answers_state_known CHECK (state IN ('level', 'na', 'unknown')), 
	CONSTRAINT fk_answers_assessment_id_assessments FOREIGN KEY(assessment_id) REFERENCES assessments (id) ON DELETE CASCADE
);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','strategy.plan.q1',0,'level',2,'Agreed in a workshop on 21 November 2026: 8 votes, from 0 to 3, median 1. We said “often”.','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','strategy.leadership.q1',1,'level',3,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','strategy.involvement.q1',2,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','strategy.review.q1',3,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','office.roles.q1',4,'level',1,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','office.procedures.q1',5,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','office.funding.q1',6,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','office.records.q1',7,'na',NULL,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','staff.needs.q1',8,'unknown',NULL,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','staff.mobility.q1',9,'level',1,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','staff.transfer.q1',10,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','mobility.selection.q1',11,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','mobility.preparation.q1',12,'level',3,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','mobility.support.q1',13,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','mobility.followup.q1',14,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','safety.safeguarding.q1',15,'level',1,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','safety.emergency.q1',16,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','safety.families.q1',17,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','safety.hosting.q1',18,'level',3,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','home.curriculum.q1',19,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','home.reach.q1',20,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','home.guests.q1',21,'level',1,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','home.languages.q1',22,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','virtual.exchange.q1',23,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','virtual.blended.q1',24,'level',3,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','virtual.platforms.q1',25,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','virtual.facilitation.q1',26,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','partners.agreements.q1',27,'level',1,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','partners.companies.q1',28,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','partners.twinning.q1',29,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','partners.networks.q1',30,'level',3,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','recognition.outcomes.q1',31,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','recognition.assessment.q1',32,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','recognition.transfer.q1',33,'level',1,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','recognition.documents.q1',34,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','quality.feedback.q1',35,'level',0,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','quality.inclusion.q1',36,'level',3,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','quality.green.q1',37,'level',2,'','',0);
INSERT INTO "answers" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','quality.sharing.q1',38,'level',2,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','engagement.communication.q1',0,'level',0,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','engagement.collaboration.q1',1,'level',3,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','engagement.reflection.q1',2,'level',2,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','engagement.cpd.q1',3,'level',2,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','resources.selecting.q1',4,'level',1,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','resources.creating.q1',5,'level',0,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','resources.managing.q1',6,'level',0,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','teaching.lessons.q1',7,'na',NULL,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','teaching.guidance.q1',8,'unknown',NULL,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','teaching.self-regulation.q1',9,'level',1,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','assessment.strategies.q1',10,'level',0,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','assessment.evidence.q1',11,'level',0,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','assessment.feedback.q1',12,'level',3,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','empowering.accessibility.q1',13,'level',2,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','empowering.differentiation.q1',14,'level',2,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','empowering.engagement.q1',15,'level',1,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','learner-skills.information.q1',16,'level',0,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','learner-skills.communication.q1',17,'level',0,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','learner-skills.creation.q1',18,'level',3,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','learner-skills.responsibility.q1',19,'level',2,'','',0);
INSERT INTO "answers" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','learner-skills.problem-solving.q1',20,'level',2,'','',0);
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
INSERT INTO "assessments" VALUES('17f589cd-874f-46ae-a6b2-0adf287e2382','c2a985c9-9ee8-4306-a472-3b507f78ee6d',0,'a-internationalisation','2026-11-10','internationalisation','1.0.0',0);
INSERT INTO "assessments" VALUES('a4eb1d64-681e-47fd-94ab-7cb4c6eb0c8d','c2a985c9-9ee8-4306-a472-3b507f78ee6d',1,'a-digital-teaching','2026-11-10','digital-teaching','1.0.0',0);
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
INSERT INTO "batches" VALUES('13d1aaaa-e8d4-4820-8ecc-6d7775bac888','strategy.plan.q1',1,'teacher','[2, 2, 2, 1, 0]',0);
INSERT INTO "batches" VALUES('13d1aaaa-e8d4-4820-8ecc-6d7775bac888','strategy.leadership.q1',1,'teacher','[1, 2, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('13d1aaaa-e8d4-4820-8ecc-6d7775bac888','strategy.involvement.q1',1,'teacher','[2, 1, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('13d1aaaa-e8d4-4820-8ecc-6d7775bac888','strategy.review.q1',1,'teacher','[2, 2, 1, 2, 0]',0);
INSERT INTO "batches" VALUES('13d1aaaa-e8d4-4820-8ecc-6d7775bac888','',1,'teacher','[7]',0);
CREATE TABLE board_entries (
	centre_id VARCHAR(36) NOT NULL, 
	action VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_board_entries PRIMARY KEY (centre_id, action), 
	CONSTRAINT fk_board_entries_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
CREATE TABLE centre_languages (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	language TEXT NOT NULL, 
	CONSTRAINT pk_centre_languages PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_languages_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_languages" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d',0,'de');
INSERT INTO "centre_languages" VALUES('9f4ac156-75fb-4c11-80a4-25aad1e27ed2',0,'eu');
CREATE TABLE centre_sectors (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	sector TEXT NOT NULL, 
	CONSTRAINT pk_centre_sectors PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_sectors_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_sectors" VALUES('9f4ac156-75fb-4c11-80a4-25aad1e27ed2',0,'health');
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
	deleted_at DATETIME, calendar_id VARCHAR(36), 
	CONSTRAINT pk_centres PRIMARY KEY (id)
);
INSERT INTO "centres" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d',3,'Lycée Jules-Ferry “Bât. B” — 学校 & Söhne''s','DE',1600,160,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL,NULL);
INSERT INTO "centres" VALUES('9f4ac156-75fb-4c11-80a4-25aad1e27ed2',2,'In the bin','',0,0,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
CREATE TABLE curves (
	centre_id VARCHAR(36) NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	curve JSON NOT NULL, 
	made_on VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_curves PRIMARY KEY (centre_id), 
	CONSTRAINT fk_curves_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
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
INSERT INTO "decisions" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','excluded',0,'office.join-consortium',NULL);
CREATE TABLE events (
	id VARCHAR(36) NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	centre_id VARCHAR(36), 
	person_id VARCHAR(36), 
	detail JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id)
);
INSERT INTO "events" VALUES('ddbf153e-680f-4126-b77c-8577edd0dda5','2026-11-21 12:00:00.000000','centre_imported','c2a985c9-9ee8-4306-a472-3b507f78ee6d',NULL,'{"outcome": "new"}');
INSERT INTO "events" VALUES('f72ba87f-1d4c-4451-9ee9-6e7fd63ac1f3','2026-11-21 12:00:00.000000','centre_made','9f4ac156-75fb-4c11-80a4-25aad1e27ed2',NULL,'{}');
INSERT INTO "events" VALUES('59569d68-9469-4ba4-ac5c-579ef230ac8c','2026-11-21 12:00:00.000000','centre_deleted','9f4ac156-75fb-4c11-80a4-25aad1e27ed2',NULL,'{}');
INSERT INTO "events" VALUES('2904eb1a-dd7d-48e6-b5b9-ef55a1aab2f5','2026-11-21 12:00:00.000000','survey_closed','c2a985c9-9ee8-4306-a472-3b507f78ee6d',NULL,'{}');
INSERT INTO "events" VALUES('43bc487b-4cb3-49e4-ab77-35b0d8ea33b0','2026-11-21 12:00:00.000000','workshop_closed','c2a985c9-9ee8-4306-a472-3b507f78ee6d',NULL,'{}');
INSERT INTO "events" VALUES('b8e22c99-796e-4e87-82a4-8acab3845500','2026-11-21 12:00:00.000000','centre_exported','c2a985c9-9ee8-4306-a472-3b507f78ee6d',NULL,'{"format": "json"}');
CREATE TABLE hours (
	centre_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	per_term INTEGER, 
	CONSTRAINT pk_hours PRIMARY KEY (centre_id, role), 
	CONSTRAINT fk_hours_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "hours" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','leader',0,20);
INSERT INTO "hours" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','coordinator',1,60);
INSERT INTO "hours" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','digital_lead',2,40);
INSERT INTO "hours" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','teacher',3,120);
INSERT INTO "hours" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','admin',4,20);
CREATE TABLE indicator_series (
	centre_id VARCHAR(36) NOT NULL, 
	indicator VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_indicator_series PRIMARY KEY (centre_id, indicator), 
	CONSTRAINT fk_indicator_series_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
CREATE TABLE invitations (
	id VARCHAR(36) NOT NULL, 
	token_hash VARCHAR(64) NOT NULL, 
	kind VARCHAR(11) NOT NULL, 
	centre_id VARCHAR(36), 
	network_id VARCHAR(36), 
	person_id VARCHAR(36), 
	role VARCHAR(20) NOT NULL, 
	name TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	used_at DATETIME, 
	CONSTRAINT pk_invitations PRIMARY KEY (id), 
	CONSTRAINT ck_invitations_centre_when_centre CHECK ((kind = 'centre') = (centre_id IS NOT NULL)), 
	CONSTRAINT ck_invitations_person_when_device CHECK ((kind = 'device') = (person_id IS NOT NULL)), 
	CONSTRAINT ck_invitations_network_when_network CHECK ((kind IN ('coordinator', 'school')) = (network_id IS NOT NULL)), 
	CONSTRAINT ck_invitations_kind_known CHECK (kind IN ('start', 'centre', 'coordinator', 'school', 'device')), 
	CONSTRAINT fk_invitations_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE, 
	CONSTRAINT fk_invitations_network_id_networks FOREIGN KEY(network_id) REFERENCES networks (id) ON DELETE CASCADE, 
	CONSTRAINT fk_invitations_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE, 
	CONSTRAINT uq_invitations_token_hash UNIQUE (token_hash)
);
CREATE TABLE kept_plans (
	id VARCHAR(36) NOT NULL, 
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	kind VARCHAR(10) NOT NULL, 
	name TEXT NOT NULL, 
	made_on VARCHAR(10) NOT NULL, 
	"plan" JSON NOT NULL, 
	inputs JSON NOT NULL, 
	CONSTRAINT pk_kept_plans PRIMARY KEY (id), 
	CONSTRAINT ck_kept_plans_kind_known CHECK (kind IN ('kept', 'replanned')), 
	CONSTRAINT fk_kept_plans_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "kept_plans" VALUES('3dc7b5a9-698e-431e-b58b-0bda249113a2','c2a985c9-9ee8-4306-a472-3b507f78ee6d',0,'replanned','','2026-11-20','{"status": "feasible", "gain": 29, "hours": 96, "cost": 0, "bound": 30, "gap": 0.033333, "terms": [{"label": "Jan\u2013Mar 2027", "hours": {"leader": {"used": 2, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 6, "capacity": 40}, "teacher": {"used": 54, "capacity": 120}, "admin": {"used": 6, "capacity": 20}}, "cost": 0}, {"label": "Apr\u2013Aug 2027", "hours": {"leader": {"used": 1, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 6, "capacity": 40}, "teacher": {"used": 20, "capacity": 120}, "admin": {"used": 1, "capacity": 20}}, "cost": 0}, {"label": "Sep\u2013Dec 2027", "hours": {"leader": {"used": 0, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 0, "capacity": 40}, "teacher": {"used": 0, "capacity": 120}, "admin": {"used": 0, "capacity": 20}}, "cost": 0}, {"label": "Jan\u2013Mar 2028", "hours": {"leader": {"used": 0, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 0, "capacity": 40}, "teacher": {"used": 0, "capacity": 120}, "admin": {"used": 0, "capacity": 20}}, "cost": 0}, {"label": "Apr\u2013Aug 2028", "hours": {"leader": {"used": 0, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 0, "capacity": 40}, "teacher": {"used": 0, "capacity": 120}, "admin": {"used": 0, "capacity": 20}}, "cost": 0}, {"label": "Sep\u2013Dec 2028", "hours": {"leader": {"used": 0, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 0, "capacity": 40}, "teacher": {"used": 0, "capacity": 120}, "admin": {"used": 0, "capacity": 20}}, "cost": 0}], "actions": [{"id": "digital.first-channel", "start": 1, "end": 1}, {"id": "digital.first-files", "start": 1, "end": 1}, {"id": "digital.first-quiz", "start": 1, "end": 1}, {"id": "digital.learner-log", "start": 1, "end": 2}], "levels": {"engagement.communication": [0, 1, 1, 1, 1, 1, 1], "engagement.collaboration": [3, 3, 3, 3, 3, 3, 3], "engagement.reflection": [2, 2, 2, 2, 2, 2, 2], "engagement.cpd": [2, 2, 2, 2, 2, 2, 2], "resources.selecting": [1, 1, 1, 1, 1, 1, 1], "resources.creating": [0, 1, 1, 1, 1, 1, 1], "resources.managing": [0, 1, 1, 1, 1, 1, 1], "teaching.self-regulation": [1, 1, 2, 2, 2, 2, 2], "assessment.strategies": [0, 1, 1, 1, 1, 1, 1], "assessment.evidence": [0, 0, 0, 0, 0, 0, 0], "assessment.feedback": [3, 3, 3, 3, 3, 3, 3], "empowering.accessibility": [2, 2, 2, 2, 2, 2, 2], "empowering.differentiation": [2, 2, 2, 2, 2, 2, 2], "empowering.engagement": [1, 1, 1, 1, 1, 1, 1], "learner-skills.information": [0, 0, 0, 0, 0, 0, 0], "learner-skills.communication": [0, 0, 0, 0, 0, 0, 0], "learner-skills.creation": [3, 3, 3, 3, 3, 3, 3], "learner-skills.responsibility": [2, 2, 2, 2, 2, 2, 2], "learner-skills.problem-solving": [2, 2, 2, 2, 2, 2, 2], "strategy.plan": [0, 0, 0, 0, 0, 0, 0], "strategy.leadership": [3, 3, 3, 3, 3, 3, 3], "strategy.involvement": [2, 2, 2, 2, 2, 2, 2], "strategy.review": [2, 2, 2, 2, 2, 2, 2], "office.roles": [1, 1, 1, 1, 1, 1, 1], "office.procedures": [0, 0, 0, 0, 0, 0, 0], "office.funding": [0, 0, 0, 0, 0, 0, 0], "staff.mobility": [1, 1, 1, 1, 1, 1, 1], "staff.transfer": [0, 0, 0, 0, 0, 0, 0], "mobility.selection": [0, 0, 0, 0, 0, 0, 0], "mobility.preparation": [3, 3, 3, 3, 3, 3, 3], "mobility.support": [2, 2, 2, 2, 2, 2, 2], "mobility.followup": [2, 2, 2, 2, 2, 2, 2], "safety.safeguarding": [1, 1, 1, 1, 1, 1, 1], "safety.emergency": [0, 0, 0, 0, 0, 0, 0], "safety.families": [0, 0, 0, 0, 0, 0, 0], "safety.hosting": [3, 3, 3, 3, 3, 3, 3], "home.curriculum": [2, 2, 2, 2, 2, 2, 2], "home.reach": [2, 2, 2, 2, 2, 2, 2], "home.guests": [1, 1, 1, 1, 1, 1, 1], "home.languages": [0, 0, 0, 0, 0, 0, 0], "virtual.exchange": [0, 0, 0, 0, 0, 0, 0], "virtual.blended": [3, 3, 3, 3, 3, 3, 3], "virtual.platforms": [2, 2, 2, 2, 2, 2, 2], "virtual.facilitation": [2, 2, 2, 2, 2, 2, 2], "partners.agreements": [1, 1, 1, 1, 1, 1, 1], "partners.companies": [0, 0, 0, 0, 0, 0, 0], "partners.twinning": [0, 0, 0, 0, 0, 0, 0], "partners.networks": [3, 3, 3, 3, 3, 3, 3], "recognition.outcomes": [2, 2, 2, 2, 2, 2, 2], "recognition.assessment": [2, 2, 2, 2, 2, 2, 2], "recognition.transfer": [1, 1, 1, 1, 1, 1, 1], "recognition.documents": [0, 0, 0, 0, 0, 0, 0], "quality.feedback": [0, 0, 0, 0, 0, 0, 0], "quality.inclusion": [3, 3, 3, 3, 3, 3, 3], "quality.green": [2, 2, 2, 2, 2, 2, 2], "quality.sharing": [2, 2, 2, 2, 2, 2, 2]}, "unreached": [{"practice": "engagement.collaboration", "target": 5, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "engagement.reflection", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "engagement.cpd", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "resources.selecting", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "resources.creating", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "assessment.strategies", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "assessment.evidence", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "assessment.feedback", "target": 5, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "empowering.accessibility", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "empowering.differentiation", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "empowering.engagement", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.information", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.communication", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.creation", "target": 5, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.responsibility", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.problem-solving", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "strategy.plan", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "strategy.leadership", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "strategy.involvement", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "strategy.review", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "office.roles", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "office.procedures", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "office.funding", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "staff.mobility", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "staff.transfer", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "mobility.selection", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "mobility.preparation", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "mobility.support", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "mobility.followup", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "safety.safeguarding", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "safety.emergency", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "safety.families", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "safety.hosting", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "home.curriculum", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "home.reach", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "home.guests", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "home.languages", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "virtual.exchange", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "virtual.blended", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "virtual.platforms", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "virtual.facilitation", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "partners.agreements", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "partners.companies", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "partners.twinning", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "partners.networks", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "recognition.outcomes", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "recognition.assessment", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "recognition.transfer", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "recognition.documents", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "quality.feedback", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "quality.inclusion", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "quality.green", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "quality.sharing", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}]}','{"made_from": {"means": {"start": "2027-01", "terms": 6, "hours_per_term": {"leader": 20, "coordinator": 60, "digital_lead": 40, "teacher": 120, "admin": 20}, "budget_per_year": 4000}}}');
CREATE TABLE means (
	centre_id VARCHAR(36) NOT NULL, 
	start VARCHAR(7) NOT NULL, 
	terms INTEGER NOT NULL, 
	budget_per_year INTEGER, 
	CONSTRAINT pk_means PRIMARY KEY (centre_id), 
	CONSTRAINT fk_means_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "means" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','2027-01',6,4000);
CREATE TABLE memberships (
	centre_id VARCHAR(36) NOT NULL, 
	person_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_memberships PRIMARY KEY (centre_id, person_id), 
	CONSTRAINT ck_memberships_role_known CHECK (role IN ('owner', 'editor', 'facilitator', 'viewer')), 
	CONSTRAINT fk_memberships_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE, 
	CONSTRAINT fk_memberships_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);
CREATE TABLE mobility_plans (
	centre_id VARCHAR(36) NOT NULL, 
	action VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_mobility_plans PRIMARY KEY (centre_id, action), 
	CONSTRAINT fk_mobility_plans_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
CREATE TABLE network_centres (
	network_id VARCHAR(36) NOT NULL, 
	centre_id VARCHAR(36) NOT NULL, 
	joined_at DATETIME NOT NULL, 
	CONSTRAINT pk_network_centres PRIMARY KEY (network_id, centre_id), 
	CONSTRAINT fk_network_centres_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE, 
	CONSTRAINT fk_network_centres_network_id_networks FOREIGN KEY(network_id) REFERENCES networks (id) ON DELETE CASCADE
);
CREATE TABLE network_people (
	network_id VARCHAR(36) NOT NULL, 
	person_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_network_people PRIMARY KEY (network_id, person_id), 
	CONSTRAINT ck_network_people_role_known CHECK (role IN ('coordinator')), 
	CONSTRAINT fk_network_people_network_id_networks FOREIGN KEY(network_id) REFERENCES networks (id) ON DELETE CASCADE, 
	CONSTRAINT fk_network_people_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);
CREATE TABLE networks (
	id VARCHAR(36) NOT NULL, 
	name TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	CONSTRAINT pk_networks PRIMARY KEY (id)
);
CREATE TABLE own_actions (
	centre_id VARCHAR(36) NOT NULL, 
	action VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	value JSON NOT NULL, 
	CONSTRAINT pk_own_actions PRIMARY KEY (centre_id, action), 
	CONSTRAINT fk_own_actions_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
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
INSERT INTO "participants" VALUES('011e41ef-e20e-43fd-94f8-90f16cff9e66','e634261f-566d-41d9-97c3-a8ecdaa632e4',NULL);
INSERT INTO "participants" VALUES('16002da9-3728-47cf-befb-78d08426ef44','62086484-b264-49ec-9713-a8c3a68f854e','5c3d7b491cfa2c761158b495f838263ce9b4c66babc574b03e509c9a7f8bc59b');
INSERT INTO "participants" VALUES('1824c6db-72d5-4770-8267-bf365f86e0df','62086484-b264-49ec-9713-a8c3a68f854e','d00dd83e235f54c61d1f8a4e45fe260fcca2fe00e817948edda246836b411532');
INSERT INTO "participants" VALUES('36f62aff-de49-4ccc-b6ce-6843cef67406','e634261f-566d-41d9-97c3-a8ecdaa632e4',NULL);
INSERT INTO "participants" VALUES('5618d3f0-b444-4d59-8a6c-195db344e8d7','62086484-b264-49ec-9713-a8c3a68f854e','c08d9695eaf141d91edd24f173027551ed51941e6ddb8e042b7b073cf4f79777');
INSERT INTO "participants" VALUES('5d75d271-968f-4ef0-9daf-7bf0332fdd10','62086484-b264-49ec-9713-a8c3a68f854e','9cf5bf483cf573b411a482b3b7dbf62d2e721d81dedf137c89b362ad08fe2c62');
INSERT INTO "participants" VALUES('86c600bd-ef0e-4d97-bfb0-48d817017e70','e634261f-566d-41d9-97c3-a8ecdaa632e4',NULL);
INSERT INTO "participants" VALUES('8cd1dfab-bb8a-4653-8d76-ce214c0b93f2','62086484-b264-49ec-9713-a8c3a68f854e','13951ca7d84693a6e487aa36bf5c72b1d0d1259f3ea433d6200ab30369fd82e3');
INSERT INTO "participants" VALUES('977f483a-b2ff-494d-aa24-6df20f93c74a','62086484-b264-49ec-9713-a8c3a68f854e','96cc6b6d4fbd78cabd417563c7c4551de3c9cc16624fb2a244cc972ef97b187a');
INSERT INTO "participants" VALUES('9b2ed11e-4bf2-46d3-8de0-5f2e577dddc3','62086484-b264-49ec-9713-a8c3a68f854e','05e6a7a325fb51861df7991936aa42d5f77be71238bfbf1f29db1f2cd57c148d');
INSERT INTO "participants" VALUES('9fb01397-17e1-4ec9-9658-8ddc3fcaea6c','e634261f-566d-41d9-97c3-a8ecdaa632e4',NULL);
INSERT INTO "participants" VALUES('a1daf77e-bfce-4192-8e3c-158d567a57e8','e634261f-566d-41d9-97c3-a8ecdaa632e4',NULL);
INSERT INTO "participants" VALUES('c3aedfeb-de23-445b-a5ff-46387f88e9c3','e634261f-566d-41d9-97c3-a8ecdaa632e4',NULL);
INSERT INTO "participants" VALUES('c4f26a48-dc41-49b3-92a9-20f3a478ce87','e634261f-566d-41d9-97c3-a8ecdaa632e4',NULL);
INSERT INTO "participants" VALUES('e4db7752-33d2-42e5-8433-59b71651ca74','e634261f-566d-41d9-97c3-a8ecdaa632e4',NULL);
INSERT INTO "participants" VALUES('f1a03ec4-b51e-4f4d-80e0-7ae0316e3603','62086484-b264-49ec-9713-a8c3a68f854e','edb0d94405f4a3066148d52dc0a68172096f93d9098828ef70350bdee64d968a');
CREATE TABLE people (
	id VARCHAR(36) NOT NULL, 
	issuer TEXT NOT NULL, 
	subject_hash VARCHAR(64) NOT NULL, 
	name TEXT NOT NULL, 
	created_at DATETIME NOT NULL, 
	seen_on VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_people PRIMARY KEY (id), 
	CONSTRAINT uq_people_subject_hash UNIQUE (subject_hash)
);
CREATE TABLE plans (
	centre_id VARCHAR(36) NOT NULL, 
	"plan" JSON NOT NULL, 
	fingerprint VARCHAR(64) NOT NULL, 
	made_on VARCHAR(10) NOT NULL, 
	CONSTRAINT pk_plans PRIMARY KEY (centre_id), 
	CONSTRAINT fk_plans_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "plans" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','{"status": "optimal", "actions": [{"id": "strategy.plan", "start": 1, "end": 2}]}','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-11-21');
CREATE TABLE priorities (
	centre_id VARCHAR(36) NOT NULL, 
	subject VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	CONSTRAINT pk_priorities PRIMARY KEY (centre_id, subject), 
	CONSTRAINT fk_priorities_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "priorities" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','home',0,3);
INSERT INTO "priorities" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','strategy.plan',1,5);
INSERT INTO "priorities" VALUES('c2a985c9-9ee8-4306-a472-3b507f78ee6d','safety',2,4);
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
INSERT INTO "respondents" VALUES('04ba32b6-c903-4685-a408-4c661236d4a0','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('1c014747-0368-45d2-93cc-df6a4b3fbd7f','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('1e0c2abd-6660-4dc4-8d70-cdebab3416f6','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','46bafb598d6da768d909e0ffbc1582a6ec863e74db16569204972b2abbe1e6cc','teacher',1,1,'Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('2af6910a-1669-48c9-bbd7-ca1e132dda21','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','0331dd41e3319d4cb7e4aeb6fe507156e587743dbd69c7131cf9714a5629fd2b','leader',1,1,'Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('31605e8f-4855-4dc9-931e-068767a3d8b8','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','a8830b187ebb714626903885d587c2a0ccaf1b991c88a4417be3f10b942f961b','teacher',1,1,'Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('51475119-3f48-4441-b3a5-d81464956868','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('68c8b148-8275-4d46-8c75-b30127c2c9ec','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','7511ea5838ac9dd32274fded0039cd84a587ae49a5899871715d754c97c3aa80','leader',1,1,'Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('79621ff2-627b-4ab1-98d1-aa0bb3541dcb','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('7d554dc4-a2ae-4c23-9226-a010cd227ba6','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','2bad1fd734c77b79e6206430d82b5708f1a5e90a9295e5666de2d20496e96121','teacher',1,1,'Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('b291947d-c002-406f-bc0c-765e12a3c392','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('b4491941-59c5-4ed2-8cc0-38b00e684285','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','0b43243b5d2066b346c39ef2220183839dfb1e45e11ed4bd1cff654286c67fec','teacher',1,1,'Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('b5472676-b3c7-4110-9919-835aaf3a8545','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('b9414bcf-3d1e-4c9f-b37c-e78ee406d21a','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('e49cec54-b1ba-4f6a-acc0-f50b89cb9cf2','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','76dc350e2e916d82a36d88b464b873d628334885ab4e09033af9e15b63692ad5','teacher',1,1,'Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('ec9fcc7a-bf6e-4ca8-8485-2c3aa418c92b','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','950ff2679b4805efe19bf8e93b68bb0ce964e5e12b7c8452e0c093689f21550b','teacher',1,1,'Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('ed1452d1-62eb-4a03-bda9-2f4866dd8d99','7aba607a-cd37-4308-a4a4-3e9156fd7b3a','1bb217d3c4cd5a1b7bd2c632e3e3e0e3a50bc67c50aa9b0f2231238b7c8a6e84','teacher',1,1,'Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('f17cce65-9b86-4f69-9b6d-1fab671ce30e','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('f704c7bf-b0c4-4e35-b75f-af41617771ac','13d1aaaa-e8d4-4820-8ecc-6d7775bac888',NULL,'',0,1,'');
CREATE TABLE rounds (
	workshop_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	number INTEGER NOT NULL, 
	levels JSON, 
	without INTEGER, 
	CONSTRAINT pk_rounds PRIMARY KEY (workshop_id, item, number), 
	CONSTRAINT fk_rounds_workshop_id_statements FOREIGN KEY(workshop_id, item) REFERENCES statements (workshop_id, item) ON DELETE CASCADE
);
INSERT INTO "rounds" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,NULL,NULL);
INSERT INTO "rounds" VALUES('e634261f-566d-41d9-97c3-a8ecdaa632e4','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('e634261f-566d-41d9-97c3-a8ecdaa632e4','strategy.plan.q1',2,'[2, 2, 2, 2, 0]',0);
CREATE TABLE sign_ins (
	token_hash VARCHAR(64) NOT NULL, 
	person_id VARCHAR(36) NOT NULL, 
	created_at DATETIME NOT NULL, 
	expires_at DATETIME NOT NULL, 
	CONSTRAINT pk_sign_ins PRIMARY KEY (token_hash), 
	CONSTRAINT fk_sign_ins_person_id_people FOREIGN KEY(person_id) REFERENCES people (id) ON DELETE CASCADE
);
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
INSERT INTO "statements" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',0,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','office.roles.q1',1,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','staff.mobility.q1',2,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('e634261f-566d-41d9-97c3-a8ecdaa632e4','strategy.plan.q1',0,'internationalisation','agreed',2,'We said “often”.','0');
INSERT INTO "statements" VALUES('e634261f-566d-41d9-97c3-a8ecdaa632e4','office.roles.q1',1,'internationalisation','parked',NULL,'Another day.',NULL);
INSERT INTO "statements" VALUES('e634261f-566d-41d9-97c3-a8ecdaa632e4','staff.mobility.q1',2,'internationalisation','',NULL,'',NULL);
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
INSERT INTO "survey_answers" VALUES('1e0c2abd-6660-4dc4-8d70-cdebab3416f6','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('1e0c2abd-6660-4dc4-8d70-cdebab3416f6','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('1e0c2abd-6660-4dc4-8d70-cdebab3416f6','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('1e0c2abd-6660-4dc4-8d70-cdebab3416f6','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('1e0c2abd-6660-4dc4-8d70-cdebab3416f6','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('2af6910a-1669-48c9-bbd7-ca1e132dda21','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('2af6910a-1669-48c9-bbd7-ca1e132dda21','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('2af6910a-1669-48c9-bbd7-ca1e132dda21','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('2af6910a-1669-48c9-bbd7-ca1e132dda21','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('2af6910a-1669-48c9-bbd7-ca1e132dda21','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('31605e8f-4855-4dc9-931e-068767a3d8b8','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('31605e8f-4855-4dc9-931e-068767a3d8b8','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('31605e8f-4855-4dc9-931e-068767a3d8b8','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('31605e8f-4855-4dc9-931e-068767a3d8b8','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('31605e8f-4855-4dc9-931e-068767a3d8b8','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('68c8b148-8275-4d46-8c75-b30127c2c9ec','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('68c8b148-8275-4d46-8c75-b30127c2c9ec','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('68c8b148-8275-4d46-8c75-b30127c2c9ec','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('68c8b148-8275-4d46-8c75-b30127c2c9ec','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('68c8b148-8275-4d46-8c75-b30127c2c9ec','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('7d554dc4-a2ae-4c23-9226-a010cd227ba6','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('7d554dc4-a2ae-4c23-9226-a010cd227ba6','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('7d554dc4-a2ae-4c23-9226-a010cd227ba6','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('7d554dc4-a2ae-4c23-9226-a010cd227ba6','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('7d554dc4-a2ae-4c23-9226-a010cd227ba6','strategy.review.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('b4491941-59c5-4ed2-8cc0-38b00e684285','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('b4491941-59c5-4ed2-8cc0-38b00e684285','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('b4491941-59c5-4ed2-8cc0-38b00e684285','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('b4491941-59c5-4ed2-8cc0-38b00e684285','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('b4491941-59c5-4ed2-8cc0-38b00e684285','strategy.review.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('e49cec54-b1ba-4f6a-acc0-f50b89cb9cf2','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('e49cec54-b1ba-4f6a-acc0-f50b89cb9cf2','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('e49cec54-b1ba-4f6a-acc0-f50b89cb9cf2','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('e49cec54-b1ba-4f6a-acc0-f50b89cb9cf2','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('e49cec54-b1ba-4f6a-acc0-f50b89cb9cf2','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('ec9fcc7a-bf6e-4ca8-8485-2c3aa418c92b','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('ec9fcc7a-bf6e-4ca8-8485-2c3aa418c92b','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('ec9fcc7a-bf6e-4ca8-8485-2c3aa418c92b','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('ec9fcc7a-bf6e-4ca8-8485-2c3aa418c92b','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('ec9fcc7a-bf6e-4ca8-8485-2c3aa418c92b','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('ed1452d1-62eb-4a03-bda9-2f4866dd8d99','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('ed1452d1-62eb-4a03-bda9-2f4866dd8d99','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('ed1452d1-62eb-4a03-bda9-2f4866dd8d99','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('ed1452d1-62eb-4a03-bda9-2f4866dd8d99','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('ed1452d1-62eb-4a03-bda9-2f4866dd8d99','strategy.review.q1','level',3,1,0);
CREATE TABLE survey_comments (
	id VARCHAR(36) NOT NULL, 
	survey_id VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_survey_comments PRIMARY KEY (id), 
	CONSTRAINT fk_survey_comments_survey_id_surveys FOREIGN KEY(survey_id) REFERENCES surveys (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "survey_comments" VALUES('1e0bd0ec-1886-418a-8e85-c93a896e135b','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('2704dc47-f393-4f2b-ae96-7ae23d204811','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('313bf39c-874b-4fda-94af-b772c39720fe','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('6884afc2-dc10-41bc-8104-fa5a5189ff33','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('7118180b-f13b-4dfe-9880-269f1385f44c','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('7812d6a0-25c1-4535-9519-730acade1814','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('7d05c653-e532-4416-8ceb-a7260f86b3d6','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('7ece2015-d90e-4ec7-af1f-7c76d4566613','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('96218e9a-9379-4100-88f8-d01a8f04167d','13d1aaaa-e8d4-4820-8ecc-6d7775bac888','Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
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
INSERT INTO "surveys" VALUES('13d1aaaa-e8d4-4820-8ecc-6d7775bac888',3,'c2a985c9-9ee8-4306-a472-3b507f78ee6d','gs8864w3uc7p','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,'2026-11-21 12:00:00.000000');
INSERT INTO "surveys" VALUES('7aba607a-cd37-4308-a4a4-3e9156fd7b3a',1,'c2a985c9-9ee8-4306-a472-3b507f78ee6d','784sm8sspsjb','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,NULL);
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
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'16002da9-3728-47cf-befb-78d08426ef44','level',2,0);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'1824c6db-72d5-4770-8267-bf365f86e0df','level',1,0);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'5618d3f0-b444-4d59-8a6c-195db344e8d7','level',3,0);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'5d75d271-968f-4ef0-9daf-7bf0332fdd10','level',3,0);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'8cd1dfab-bb8a-4653-8d76-ce214c0b93f2','level',0,0);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'977f483a-b2ff-494d-aa24-6df20f93c74a','level',2,0);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'9b2ed11e-4bf2-46d3-8de0-5f2e577dddc3','level',0,0);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',1,'f1a03ec4-b51e-4f4d-80e0-7ae0316e3603','level',1,0);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,'16002da9-3728-47cf-befb-78d08426ef44','level',3,2);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,'1824c6db-72d5-4770-8267-bf365f86e0df','level',2,2);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,'5618d3f0-b444-4d59-8a6c-195db344e8d7','level',0,2);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,'5d75d271-968f-4ef0-9daf-7bf0332fdd10','level',0,2);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,'8cd1dfab-bb8a-4653-8d76-ce214c0b93f2','level',1,2);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,'977f483a-b2ff-494d-aa24-6df20f93c74a','level',3,2);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,'9b2ed11e-4bf2-46d3-8de0-5f2e577dddc3','level',1,2);
INSERT INTO "votes" VALUES('62086484-b264-49ec-9713-a8c3a68f854e','strategy.plan.q1',2,'f1a03ec4-b51e-4f4d-80e0-7ae0316e3603','level',2,2);
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
INSERT INTO "workshops" VALUES('62086484-b264-49ec-9713-a8c3a68f854e',5,'c2a985c9-9ee8-4306-a472-3b507f78ee6d','XCCVPC9A','G_V7YOibdzz1SltA9-19iMjI-eo6T5A06kG8WWbxSac','Staff day','host','open','strategy.plan.q1',5,12,0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL,NULL);
INSERT INTO "workshops" VALUES('e634261f-566d-41d9-97c3-a8ecdaa632e4',9,'c2a985c9-9ee8-4306-a472-3b507f78ee6d','T8QFH8S9','qEufdXQ6pdDwSrlDz2zEuSzm8cLp6-B3ThIhCH5wgFk','Staff day','host','closed','strategy.plan.q1',5,12,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
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
CREATE INDEX ix_events_centre_id_at ON events (centre_id, at);
CREATE INDEX ix_invitations_centre_id ON invitations (centre_id);
CREATE INDEX ix_invitations_network_id ON invitations (network_id);
CREATE INDEX ix_invitations_person_id ON invitations (person_id);
CREATE INDEX ix_memberships_person_id ON memberships (person_id);
CREATE INDEX ix_network_centres_centre_id ON network_centres (centre_id);
CREATE INDEX ix_network_people_person_id ON network_people (person_id);
CREATE INDEX ix_sign_ins_person_id ON sign_ins (person_id);
COMMIT;
