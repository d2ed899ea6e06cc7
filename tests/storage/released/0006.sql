BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0006');
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
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','strategy.plan.q1',0,'level',2,'Agreed in a workshop on 21 November 2026: 8 votes, from 0 to 3, median 1. We said “often”.','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','strategy.leadership.q1',1,'level',3,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','strategy.involvement.q1',2,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','strategy.review.q1',3,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','office.roles.q1',4,'level',1,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','office.procedures.q1',5,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','office.funding.q1',6,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','office.records.q1',7,'na',NULL,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','staff.needs.q1',8,'unknown',NULL,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','staff.mobility.q1',9,'level',1,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','staff.transfer.q1',10,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','mobility.selection.q1',11,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','mobility.preparation.q1',12,'level',3,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','mobility.support.q1',13,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','mobility.followup.q1',14,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','safety.safeguarding.q1',15,'level',1,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','safety.emergency.q1',16,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','safety.families.q1',17,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','safety.hosting.q1',18,'level',3,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','home.curriculum.q1',19,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','home.reach.q1',20,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','home.guests.q1',21,'level',1,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','home.languages.q1',22,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','virtual.exchange.q1',23,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','virtual.blended.q1',24,'level',3,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','virtual.platforms.q1',25,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','virtual.facilitation.q1',26,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','partners.agreements.q1',27,'level',1,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','partners.companies.q1',28,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','partners.twinning.q1',29,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','partners.networks.q1',30,'level',3,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','recognition.outcomes.q1',31,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','recognition.assessment.q1',32,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','recognition.transfer.q1',33,'level',1,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','recognition.documents.q1',34,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','quality.feedback.q1',35,'level',0,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','quality.inclusion.q1',36,'level',3,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','quality.green.q1',37,'level',2,'','',0);
INSERT INTO "answers" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','quality.sharing.q1',38,'level',2,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','engagement.communication.q1',0,'level',0,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','engagement.collaboration.q1',1,'level',3,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','engagement.reflection.q1',2,'level',2,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','engagement.cpd.q1',3,'level',2,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','resources.selecting.q1',4,'level',1,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','resources.creating.q1',5,'level',0,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','resources.managing.q1',6,'level',0,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','teaching.lessons.q1',7,'na',NULL,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','teaching.guidance.q1',8,'unknown',NULL,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','teaching.self-regulation.q1',9,'level',1,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','assessment.strategies.q1',10,'level',0,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','assessment.evidence.q1',11,'level',0,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','assessment.feedback.q1',12,'level',3,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','empowering.accessibility.q1',13,'level',2,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','empowering.differentiation.q1',14,'level',2,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','empowering.engagement.q1',15,'level',1,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','learner-skills.information.q1',16,'level',0,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','learner-skills.communication.q1',17,'level',0,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','learner-skills.creation.q1',18,'level',3,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','learner-skills.responsibility.q1',19,'level',2,'','',0);
INSERT INTO "answers" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','learner-skills.problem-solving.q1',20,'level',2,'','',0);
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
INSERT INTO "assessments" VALUES('7fb7f945-68c7-4152-99ef-3bda7c984b31','1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',0,'a-internationalisation','2026-11-10','internationalisation','1.0.0',0);
INSERT INTO "assessments" VALUES('1ac25952-1707-4d82-86ab-17290413fb40','1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',1,'a-digital-teaching','2026-11-10','digital-teaching','1.0.0',0);
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
INSERT INTO "batches" VALUES('91e01c6c-6823-4604-abd4-79e0147ff82f','strategy.plan.q1',1,'teacher','[2, 2, 2, 1, 0]',0);
INSERT INTO "batches" VALUES('91e01c6c-6823-4604-abd4-79e0147ff82f','strategy.leadership.q1',1,'teacher','[1, 2, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('91e01c6c-6823-4604-abd4-79e0147ff82f','strategy.involvement.q1',1,'teacher','[2, 1, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('91e01c6c-6823-4604-abd4-79e0147ff82f','strategy.review.q1',1,'teacher','[2, 2, 1, 2, 0]',0);
INSERT INTO "batches" VALUES('91e01c6c-6823-4604-abd4-79e0147ff82f','',1,'teacher','[7]',0);
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
INSERT INTO "centre_languages" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',0,'de');
INSERT INTO "centre_languages" VALUES('9abf8e72-8c0d-41b0-8913-e16f6c4e5f1d',0,'eu');
CREATE TABLE centre_sectors (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	sector TEXT NOT NULL, 
	CONSTRAINT pk_centre_sectors PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_sectors_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_sectors" VALUES('9abf8e72-8c0d-41b0-8913-e16f6c4e5f1d',0,'health');
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
INSERT INTO "centres" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',3,'Lycée Jules-Ferry “Bât. B” — 学校 & Söhne''s','DE',1600,160,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
INSERT INTO "centres" VALUES('9abf8e72-8c0d-41b0-8913-e16f6c4e5f1d',2,'In the bin','',0,0,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "decisions" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','excluded',0,'office.join-consortium',NULL);
CREATE TABLE events (
	id VARCHAR(36) NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	centre_id VARCHAR(36), 
	person_id VARCHAR(36), 
	detail JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id)
);
INSERT INTO "events" VALUES('d128cf9d-8cb5-4eae-8551-717630a497a4','2026-11-21 12:00:00.000000','centre_imported','1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',NULL,'{"outcome": "new"}');
INSERT INTO "events" VALUES('19bc399a-e708-4aab-9b95-c07bb8991b97','2026-11-21 12:00:00.000000','centre_made','9abf8e72-8c0d-41b0-8913-e16f6c4e5f1d',NULL,'{}');
INSERT INTO "events" VALUES('755c7be3-3db4-4279-8a79-b9d4b61165d8','2026-11-21 12:00:00.000000','centre_deleted','9abf8e72-8c0d-41b0-8913-e16f6c4e5f1d',NULL,'{}');
INSERT INTO "events" VALUES('c58f421b-4f44-4046-b0d0-4b883f462154','2026-11-21 12:00:00.000000','survey_closed','1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',NULL,'{}');
INSERT INTO "events" VALUES('10a8f245-af1e-4978-b1cf-5d84a9b3fbdd','2026-11-21 12:00:00.000000','workshop_closed','1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',NULL,'{}');
INSERT INTO "events" VALUES('aa731c26-23ee-4d40-a038-c5915a3eeecf','2026-11-21 12:00:00.000000','centre_exported','1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',NULL,'{"format": "json"}');
CREATE TABLE hours (
	centre_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	per_term INTEGER, 
	CONSTRAINT pk_hours PRIMARY KEY (centre_id, role), 
	CONSTRAINT fk_hours_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "hours" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','leader',0,20);
INSERT INTO "hours" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','coordinator',1,60);
INSERT INTO "hours" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','digital_lead',2,40);
INSERT INTO "hours" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','teacher',3,120);
INSERT INTO "hours" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','admin',4,20);
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
INSERT INTO "kept_plans" VALUES('5b9e4a6e-6a0e-4b61-8a37-5f0f4e3f2a10','1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec',0,'replanned','','2026-11-20','{"status": "feasible", "gain": 29, "hours": 96, "cost": 0, "bound": 30, "gap": 0.033333, "terms": [{"label": "Jan\u2013Mar 2027", "hours": {"leader": {"used": 2, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 6, "capacity": 40}, "teacher": {"used": 54, "capacity": 120}, "admin": {"used": 6, "capacity": 20}}, "cost": 0}, {"label": "Apr\u2013Aug 2027", "hours": {"leader": {"used": 1, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 6, "capacity": 40}, "teacher": {"used": 20, "capacity": 120}, "admin": {"used": 1, "capacity": 20}}, "cost": 0}, {"label": "Sep\u2013Dec 2027", "hours": {"leader": {"used": 0, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 0, "capacity": 40}, "teacher": {"used": 0, "capacity": 120}, "admin": {"used": 0, "capacity": 20}}, "cost": 0}, {"label": "Jan\u2013Mar 2028", "hours": {"leader": {"used": 0, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 0, "capacity": 40}, "teacher": {"used": 0, "capacity": 120}, "admin": {"used": 0, "capacity": 20}}, "cost": 0}, {"label": "Apr\u2013Aug 2028", "hours": {"leader": {"used": 0, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 0, "capacity": 40}, "teacher": {"used": 0, "capacity": 120}, "admin": {"used": 0, "capacity": 20}}, "cost": 0}, {"label": "Sep\u2013Dec 2028", "hours": {"leader": {"used": 0, "capacity": 20}, "coordinator": {"used": 0, "capacity": 60}, "digital_lead": {"used": 0, "capacity": 40}, "teacher": {"used": 0, "capacity": 120}, "admin": {"used": 0, "capacity": 20}}, "cost": 0}], "actions": [{"id": "digital.first-channel", "start": 1, "end": 1}, {"id": "digital.first-files", "start": 1, "end": 1}, {"id": "digital.first-quiz", "start": 1, "end": 1}, {"id": "digital.learner-log", "start": 1, "end": 2}], "levels": {"engagement.communication": [0, 1, 1, 1, 1, 1, 1], "engagement.collaboration": [3, 3, 3, 3, 3, 3, 3], "engagement.reflection": [2, 2, 2, 2, 2, 2, 2], "engagement.cpd": [2, 2, 2, 2, 2, 2, 2], "resources.selecting": [1, 1, 1, 1, 1, 1, 1], "resources.creating": [0, 1, 1, 1, 1, 1, 1], "resources.managing": [0, 1, 1, 1, 1, 1, 1], "teaching.self-regulation": [1, 1, 2, 2, 2, 2, 2], "assessment.strategies": [0, 1, 1, 1, 1, 1, 1], "assessment.evidence": [0, 0, 0, 0, 0, 0, 0], "assessment.feedback": [3, 3, 3, 3, 3, 3, 3], "empowering.accessibility": [2, 2, 2, 2, 2, 2, 2], "empowering.differentiation": [2, 2, 2, 2, 2, 2, 2], "empowering.engagement": [1, 1, 1, 1, 1, 1, 1], "learner-skills.information": [0, 0, 0, 0, 0, 0, 0], "learner-skills.communication": [0, 0, 0, 0, 0, 0, 0], "learner-skills.creation": [3, 3, 3, 3, 3, 3, 3], "learner-skills.responsibility": [2, 2, 2, 2, 2, 2, 2], "learner-skills.problem-solving": [2, 2, 2, 2, 2, 2, 2], "strategy.plan": [2, 2, 2, 2, 2, 2, 2], "strategy.leadership": [3, 3, 3, 3, 3, 3, 3], "strategy.involvement": [2, 2, 2, 2, 2, 2, 2], "strategy.review": [2, 2, 2, 2, 2, 2, 2], "office.roles": [1, 1, 1, 1, 1, 1, 1], "office.procedures": [0, 0, 0, 0, 0, 0, 0], "office.funding": [0, 0, 0, 0, 0, 0, 0], "staff.mobility": [1, 1, 1, 1, 1, 1, 1], "staff.transfer": [0, 0, 0, 0, 0, 0, 0], "mobility.selection": [0, 0, 0, 0, 0, 0, 0], "mobility.preparation": [3, 3, 3, 3, 3, 3, 3], "mobility.support": [2, 2, 2, 2, 2, 2, 2], "mobility.followup": [2, 2, 2, 2, 2, 2, 2], "safety.safeguarding": [1, 1, 1, 1, 1, 1, 1], "safety.emergency": [0, 0, 0, 0, 0, 0, 0], "safety.families": [0, 0, 0, 0, 0, 0, 0], "safety.hosting": [3, 3, 3, 3, 3, 3, 3], "home.curriculum": [2, 2, 2, 2, 2, 2, 2], "home.reach": [2, 2, 2, 2, 2, 2, 2], "home.guests": [1, 1, 1, 1, 1, 1, 1], "home.languages": [0, 0, 0, 0, 0, 0, 0], "virtual.exchange": [0, 0, 0, 0, 0, 0, 0], "virtual.blended": [3, 3, 3, 3, 3, 3, 3], "virtual.platforms": [2, 2, 2, 2, 2, 2, 2], "virtual.facilitation": [2, 2, 2, 2, 2, 2, 2], "partners.agreements": [1, 1, 1, 1, 1, 1, 1], "partners.companies": [0, 0, 0, 0, 0, 0, 0], "partners.twinning": [0, 0, 0, 0, 0, 0, 0], "partners.networks": [3, 3, 3, 3, 3, 3, 3], "recognition.outcomes": [2, 2, 2, 2, 2, 2, 2], "recognition.assessment": [2, 2, 2, 2, 2, 2, 2], "recognition.transfer": [1, 1, 1, 1, 1, 1, 1], "recognition.documents": [0, 0, 0, 0, 0, 0, 0], "quality.feedback": [0, 0, 0, 0, 0, 0, 0], "quality.inclusion": [3, 3, 3, 3, 3, 3, 3], "quality.green": [2, 2, 2, 2, 2, 2, 2], "quality.sharing": [2, 2, 2, 2, 2, 2, 2]}, "unreached": [{"practice": "engagement.collaboration", "target": 5, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "engagement.reflection", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "engagement.cpd", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "resources.selecting", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "resources.creating", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "assessment.strategies", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "assessment.evidence", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "assessment.feedback", "target": 5, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "empowering.accessibility", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "empowering.differentiation", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "empowering.engagement", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.information", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.communication", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.creation", "target": 5, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.responsibility", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "learner-skills.problem-solving", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "strategy.plan", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "strategy.leadership", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "strategy.involvement", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "strategy.review", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "office.roles", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "office.procedures", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "office.funding", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "staff.mobility", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "staff.transfer", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "mobility.selection", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "mobility.preparation", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "mobility.support", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "mobility.followup", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "safety.safeguarding", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "safety.emergency", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "safety.families", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "safety.hosting", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "home.curriculum", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "home.reach", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "home.guests", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "home.languages", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "virtual.exchange", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "virtual.blended", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "virtual.platforms", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "virtual.facilitation", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "partners.agreements", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "partners.companies", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "partners.twinning", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "partners.networks", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "recognition.outcomes", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "recognition.assessment", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "recognition.transfer", "target": 2, "reached": 1, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "recognition.documents", "target": 2, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "quality.feedback", "target": 1, "reached": 0, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "quality.inclusion", "target": 4, "reached": 3, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "quality.green", "target": 3, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}, {"practice": "quality.sharing", "target": 4, "reached": 2, "reasons": [{"kind": "hours", "role": "coordinator", "term": 2}, {"kind": "budget", "school_year": "2027/28"}], "needs": {"hours": {"coordinator": 12, "teacher": 1}, "cost": 400, "terms": 1, "possible": true, "proven": true, "in_terms": [], "in_years": []}}]}','{"made_from": {"means": {"start": "2027-01", "terms": 6, "hours_per_term": {"leader": 20, "coordinator": 60, "digital_lead": 40, "teacher": 120, "admin": 20}, "budget_per_year": 4000}}}');
CREATE TABLE means (
	centre_id VARCHAR(36) NOT NULL, 
	start VARCHAR(7) NOT NULL, 
	terms INTEGER NOT NULL, 
	budget_per_year INTEGER, 
	CONSTRAINT pk_means PRIMARY KEY (centre_id), 
	CONSTRAINT fk_means_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "means" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','2027-01',6,4000);
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
INSERT INTO "participants" VALUES('0dd1aad1-902d-426c-a196-06e0ffc3cd8e','4cc5a3eb-c2f7-4313-962a-7e645c71a32d',NULL);
INSERT INTO "participants" VALUES('13908ca8-ec1a-4dbb-aece-d62f215ac244','4cc5a3eb-c2f7-4313-962a-7e645c71a32d',NULL);
INSERT INTO "participants" VALUES('1932619c-8df0-41fa-b995-0fbbfa75f25d','4e5cfd67-b364-4325-b78e-826d90c17185','8391ea138e1fc0326e6256b2bb0df183f6e6d971825a0084308bf1e1c738e36d');
INSERT INTO "participants" VALUES('396d3fe0-a975-4698-adc1-f629e5fef241','4cc5a3eb-c2f7-4313-962a-7e645c71a32d',NULL);
INSERT INTO "participants" VALUES('552c404f-575e-41b4-9935-de76fd7fec23','4cc5a3eb-c2f7-4313-962a-7e645c71a32d',NULL);
INSERT INTO "participants" VALUES('569aec82-2685-4c2b-8a2d-bbe1e7674209','4e5cfd67-b364-4325-b78e-826d90c17185','c4cbc42a3d49868f8e8177bf67deb8b4f9a131622c823995389c5d1134bc6b41');
INSERT INTO "participants" VALUES('73c058df-781f-4b45-b326-971c238e65a4','4e5cfd67-b364-4325-b78e-826d90c17185','3b34f52f6acb10369dd413e26635748a3308de7f83c4916895bf189d5b8fa8ad');
INSERT INTO "participants" VALUES('7ff275bc-0cfc-48f6-bffe-12a10a4bd00f','4cc5a3eb-c2f7-4313-962a-7e645c71a32d',NULL);
INSERT INTO "participants" VALUES('8a1cbc26-1601-4669-9c99-537cb800d3df','4cc5a3eb-c2f7-4313-962a-7e645c71a32d',NULL);
INSERT INTO "participants" VALUES('918243d7-8b14-4d28-8d17-148b073f4c6c','4cc5a3eb-c2f7-4313-962a-7e645c71a32d',NULL);
INSERT INTO "participants" VALUES('921b8432-dd0d-49a1-8255-ac2b3e63eaa4','4e5cfd67-b364-4325-b78e-826d90c17185','bf1e6af9fe20fb299249c26d6396ae13d725e3b7c7a0a97e7f373dd590414135');
INSERT INTO "participants" VALUES('a3dbded0-d6da-488c-a643-67948fa1e9b4','4e5cfd67-b364-4325-b78e-826d90c17185','9dc64bca0233f09927889c177db55a08673a94cd9cd7afd52da8b4c7cbb69422');
INSERT INTO "participants" VALUES('ace4a5ee-0248-4012-93bd-eb14c979e748','4e5cfd67-b364-4325-b78e-826d90c17185','52af49ba4e044884f4e2251053edf560e686b44c3892c35122b31879dd2c73c5');
INSERT INTO "participants" VALUES('ad13d480-b133-4e87-8f7f-ed569385a2e4','4e5cfd67-b364-4325-b78e-826d90c17185','1d08dd50925728b13d4658bbaa350082ed430164332f8688b2990df2e35cf386');
INSERT INTO "participants" VALUES('fd236147-ed52-4ab2-ab2c-68683fba2c96','4cc5a3eb-c2f7-4313-962a-7e645c71a32d',NULL);
INSERT INTO "participants" VALUES('ffa7c376-315d-467c-bb79-6d37b010813a','4e5cfd67-b364-4325-b78e-826d90c17185','20c31ccab8382ae00371bf5903f2c6987e30a7ceccdb753ea8e50cc85887d7eb');
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
INSERT INTO "plans" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','{"status": "optimal", "actions": [{"id": "strategy.plan", "start": 1, "end": 2}]}','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-11-21');
CREATE TABLE priorities (
	centre_id VARCHAR(36) NOT NULL, 
	subject VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	CONSTRAINT pk_priorities PRIMARY KEY (centre_id, subject), 
	CONSTRAINT fk_priorities_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "priorities" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','home',0,3);
INSERT INTO "priorities" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','strategy.plan',1,5);
INSERT INTO "priorities" VALUES('1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','safety',2,4);
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
INSERT INTO "respondents" VALUES('0ac19b5a-275c-46d0-bcb9-1a8eb4100ef6','c45c17c7-ceb6-4062-a721-7e8914ffef08','5c6039305f9f80a1e7f8708e57fac42107a3f9f12f3544828aacd294f8955119','teacher',1,1,'Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('1a3263de-9642-4e9b-a698-75fcb564a4da','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('20c4ba41-434e-462b-ae4e-98c51f680f2f','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('3b0be823-44ae-441b-8f1b-cc6075d210b9','c45c17c7-ceb6-4062-a721-7e8914ffef08','7beab1178f8a850e0306c05f5b38f598a6826793116d690fa672e1e6ed73dd9a','leader',1,1,'Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('445f4e76-7c9b-4a6c-b7b2-763b301a0787','c45c17c7-ceb6-4062-a721-7e8914ffef08','cdc80c9134044efc0931cc6c282124885ee0dba2a5bba9799f53cf58a886490d','teacher',1,1,'Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('5732d68f-2519-4ea0-9b00-602aea557bba','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('5b6c56e8-cd24-44ad-b96a-ca0a154c4149','c45c17c7-ceb6-4062-a721-7e8914ffef08','ba2603c9edfccbdfcf9eec6a9beb5f787ad0663b83da8b6500e413fd8191059e','teacher',1,1,'Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('687c045d-43c5-4b37-bde6-0af012def48d','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('6cd00dfc-92e6-4a7b-9631-2d9aa25d5f6f','c45c17c7-ceb6-4062-a721-7e8914ffef08','f20306954e48d93dcd0bb211fc72ef03e9d60f99f206f6d1cd18af729756607b','teacher',1,1,'Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('738f235d-2971-4dce-a3c1-273c589194da','c45c17c7-ceb6-4062-a721-7e8914ffef08','9ccfdac4530500df3dce140ce860f83f69f7e50b111690e864ece3678595069f','teacher',1,1,'Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('78ac0f49-bb71-4e13-9a21-54d228ea472c','c45c17c7-ceb6-4062-a721-7e8914ffef08','0b7b1527477736518bf40ea679e57e7bd7ac58e05e7a8b2c2cfb3c1840fd121a','leader',1,1,'Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('7f3f8293-3a83-4c06-983c-72dacabeb4a7','c45c17c7-ceb6-4062-a721-7e8914ffef08','a8769e125b52ac0d18a4116ad5df9c9cd1421c5d0d8d5fa296ccb2dcf74c54dd','teacher',1,1,'Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('a5aaf9e4-843d-491e-8345-c214056a2072','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('b3d1fc8a-fbd9-462f-9a35-d1f3e78daf6d','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('c797e8e5-f32b-4038-8509-ff7f1411f824','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('e7ccebc1-7e91-4cf8-9123-f238c4c94f6a','c45c17c7-ceb6-4062-a721-7e8914ffef08','5d7c4a78c365bb44c8a30e0d73496be10f127f2c420b1245e3126ee32fd0371a','teacher',1,1,'Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('f9d093bd-b1b2-44af-b37c-85ad309456e2','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('fab83b9b-376f-49ce-a8ce-5aaa15d973e1','91e01c6c-6823-4604-abd4-79e0147ff82f',NULL,'',0,1,'');
CREATE TABLE rounds (
	workshop_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	number INTEGER NOT NULL, 
	levels JSON, 
	without INTEGER, 
	CONSTRAINT pk_rounds PRIMARY KEY (workshop_id, item, number), 
	CONSTRAINT fk_rounds_workshop_id_statements FOREIGN KEY(workshop_id, item) REFERENCES statements (workshop_id, item) ON DELETE CASCADE
);
INSERT INTO "rounds" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,NULL,NULL);
INSERT INTO "rounds" VALUES('4cc5a3eb-c2f7-4313-962a-7e645c71a32d','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('4cc5a3eb-c2f7-4313-962a-7e645c71a32d','strategy.plan.q1',2,'[2, 2, 2, 2, 0]',0);
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
INSERT INTO "statements" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',0,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','office.roles.q1',1,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','staff.mobility.q1',2,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('4cc5a3eb-c2f7-4313-962a-7e645c71a32d','strategy.plan.q1',0,'internationalisation','agreed',2,'We said “often”.','0');
INSERT INTO "statements" VALUES('4cc5a3eb-c2f7-4313-962a-7e645c71a32d','office.roles.q1',1,'internationalisation','parked',NULL,'Another day.',NULL);
INSERT INTO "statements" VALUES('4cc5a3eb-c2f7-4313-962a-7e645c71a32d','staff.mobility.q1',2,'internationalisation','',NULL,'',NULL);
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
INSERT INTO "survey_answers" VALUES('0ac19b5a-275c-46d0-bcb9-1a8eb4100ef6','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('0ac19b5a-275c-46d0-bcb9-1a8eb4100ef6','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('0ac19b5a-275c-46d0-bcb9-1a8eb4100ef6','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('0ac19b5a-275c-46d0-bcb9-1a8eb4100ef6','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('0ac19b5a-275c-46d0-bcb9-1a8eb4100ef6','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('3b0be823-44ae-441b-8f1b-cc6075d210b9','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('3b0be823-44ae-441b-8f1b-cc6075d210b9','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('3b0be823-44ae-441b-8f1b-cc6075d210b9','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('3b0be823-44ae-441b-8f1b-cc6075d210b9','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('3b0be823-44ae-441b-8f1b-cc6075d210b9','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('445f4e76-7c9b-4a6c-b7b2-763b301a0787','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('445f4e76-7c9b-4a6c-b7b2-763b301a0787','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('445f4e76-7c9b-4a6c-b7b2-763b301a0787','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('445f4e76-7c9b-4a6c-b7b2-763b301a0787','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('445f4e76-7c9b-4a6c-b7b2-763b301a0787','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('5b6c56e8-cd24-44ad-b96a-ca0a154c4149','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('5b6c56e8-cd24-44ad-b96a-ca0a154c4149','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('5b6c56e8-cd24-44ad-b96a-ca0a154c4149','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('5b6c56e8-cd24-44ad-b96a-ca0a154c4149','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('5b6c56e8-cd24-44ad-b96a-ca0a154c4149','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('6cd00dfc-92e6-4a7b-9631-2d9aa25d5f6f','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('6cd00dfc-92e6-4a7b-9631-2d9aa25d5f6f','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('6cd00dfc-92e6-4a7b-9631-2d9aa25d5f6f','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('6cd00dfc-92e6-4a7b-9631-2d9aa25d5f6f','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('6cd00dfc-92e6-4a7b-9631-2d9aa25d5f6f','strategy.review.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('738f235d-2971-4dce-a3c1-273c589194da','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('738f235d-2971-4dce-a3c1-273c589194da','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('738f235d-2971-4dce-a3c1-273c589194da','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('738f235d-2971-4dce-a3c1-273c589194da','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('738f235d-2971-4dce-a3c1-273c589194da','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('78ac0f49-bb71-4e13-9a21-54d228ea472c','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('78ac0f49-bb71-4e13-9a21-54d228ea472c','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('78ac0f49-bb71-4e13-9a21-54d228ea472c','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('78ac0f49-bb71-4e13-9a21-54d228ea472c','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('78ac0f49-bb71-4e13-9a21-54d228ea472c','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('7f3f8293-3a83-4c06-983c-72dacabeb4a7','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('7f3f8293-3a83-4c06-983c-72dacabeb4a7','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('7f3f8293-3a83-4c06-983c-72dacabeb4a7','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('7f3f8293-3a83-4c06-983c-72dacabeb4a7','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('7f3f8293-3a83-4c06-983c-72dacabeb4a7','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('e7ccebc1-7e91-4cf8-9123-f238c4c94f6a','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('e7ccebc1-7e91-4cf8-9123-f238c4c94f6a','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('e7ccebc1-7e91-4cf8-9123-f238c4c94f6a','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('e7ccebc1-7e91-4cf8-9123-f238c4c94f6a','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('e7ccebc1-7e91-4cf8-9123-f238c4c94f6a','strategy.review.q1','level',1,1,0);
CREATE TABLE survey_comments (
	id VARCHAR(36) NOT NULL, 
	survey_id VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_survey_comments PRIMARY KEY (id), 
	CONSTRAINT fk_survey_comments_survey_id_surveys FOREIGN KEY(survey_id) REFERENCES surveys (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "survey_comments" VALUES('14fcd7e8-c370-4c11-b5c5-33a9dbf1f0ed','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('37122074-98f4-42e1-a24f-e2f29b1750ca','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('6555eb87-8d8d-4eaa-97dc-59978db7781d','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('73d734d2-db6a-49b5-9318-c781ce2acdfe','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('82d9f35e-a139-4a21-8e96-10aaeca43caf','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('b0b26e20-0719-4055-a6a6-be6e55ec51a8','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('bac3b41f-b764-433c-9adf-a8a9c6cd1afb','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('d373b099-cc3f-4516-b66d-0c08e3e8bb27','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('f1debb89-31b3-4655-8d80-57518c0cf0c5','91e01c6c-6823-4604-abd4-79e0147ff82f','Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
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
INSERT INTO "surveys" VALUES('91e01c6c-6823-4604-abd4-79e0147ff82f',3,'1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','ddmjatuuc8x7','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,'2026-11-21 12:00:00.000000');
INSERT INTO "surveys" VALUES('c45c17c7-ceb6-4062-a721-7e8914ffef08',1,'1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','qsc3yedeusv3','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,NULL);
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
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'1932619c-8df0-41fa-b995-0fbbfa75f25d','level',2,0);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'569aec82-2685-4c2b-8a2d-bbe1e7674209','level',0,0);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'73c058df-781f-4b45-b326-971c238e65a4','level',3,0);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'921b8432-dd0d-49a1-8255-ac2b3e63eaa4','level',2,0);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'a3dbded0-d6da-488c-a643-67948fa1e9b4','level',1,0);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'ace4a5ee-0248-4012-93bd-eb14c979e748','level',0,0);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'ad13d480-b133-4e87-8f7f-ed569385a2e4','level',3,0);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',1,'ffa7c376-315d-467c-bb79-6d37b010813a','level',1,0);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,'1932619c-8df0-41fa-b995-0fbbfa75f25d','level',3,2);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,'569aec82-2685-4c2b-8a2d-bbe1e7674209','level',1,2);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,'73c058df-781f-4b45-b326-971c238e65a4','level',0,2);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,'921b8432-dd0d-49a1-8255-ac2b3e63eaa4','level',3,2);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,'a3dbded0-d6da-488c-a643-67948fa1e9b4','level',2,2);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,'ace4a5ee-0248-4012-93bd-eb14c979e748','level',1,2);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,'ad13d480-b133-4e87-8f7f-ed569385a2e4','level',0,2);
INSERT INTO "votes" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185','strategy.plan.q1',2,'ffa7c376-315d-467c-bb79-6d37b010813a','level',2,2);
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
INSERT INTO "workshops" VALUES('4e5cfd67-b364-4325-b78e-826d90c17185',5,'1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','QP6PGTQZ','SXpT6gOaBl1z7yESD9btGZWt_ZtliA4xpcHcAJ5sAj8','Staff day','host','open','strategy.plan.q1',5,12,0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL,NULL);
INSERT INTO "workshops" VALUES('4cc5a3eb-c2f7-4313-962a-7e645c71a32d',9,'1ec0cb9b-89d1-44ad-a0e4-bf75a5ad9eec','CT9EZWCF','513ucjd_XiXF4l3Ycxk5umeO4VpfxFUytpUVatfUvDA','Staff day','host','closed','strategy.plan.q1',5,12,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
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
