BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
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
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','strategy.plan.q1',0,'level',2,'Agreed in a workshop on 21 November 2026: 8 votes, from 0 to 3, median 1. We said “often”.','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','strategy.leadership.q1',1,'level',3,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','strategy.involvement.q1',2,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','strategy.review.q1',3,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','office.roles.q1',4,'level',1,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','office.procedures.q1',5,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','office.funding.q1',6,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','office.records.q1',7,'na',NULL,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','staff.needs.q1',8,'unknown',NULL,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','staff.mobility.q1',9,'level',1,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','staff.transfer.q1',10,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','mobility.selection.q1',11,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','mobility.preparation.q1',12,'level',3,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','mobility.support.q1',13,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','mobility.followup.q1',14,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','safety.safeguarding.q1',15,'level',1,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','safety.emergency.q1',16,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','safety.families.q1',17,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','safety.hosting.q1',18,'level',3,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','home.curriculum.q1',19,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','home.reach.q1',20,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','home.guests.q1',21,'level',1,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','home.languages.q1',22,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','virtual.exchange.q1',23,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','virtual.blended.q1',24,'level',3,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','virtual.platforms.q1',25,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','virtual.facilitation.q1',26,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','partners.agreements.q1',27,'level',1,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','partners.companies.q1',28,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','partners.twinning.q1',29,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','partners.networks.q1',30,'level',3,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','recognition.outcomes.q1',31,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','recognition.assessment.q1',32,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','recognition.transfer.q1',33,'level',1,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','recognition.documents.q1',34,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','quality.feedback.q1',35,'level',0,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','quality.inclusion.q1',36,'level',3,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','quality.green.q1',37,'level',2,'','');
INSERT INTO "answers" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','quality.sharing.q1',38,'level',2,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','engagement.communication.q1',0,'level',0,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','engagement.collaboration.q1',1,'level',3,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','engagement.reflection.q1',2,'level',2,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','engagement.cpd.q1',3,'level',2,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','resources.selecting.q1',4,'level',1,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','resources.creating.q1',5,'level',0,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','resources.managing.q1',6,'level',0,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','teaching.lessons.q1',7,'na',NULL,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','teaching.guidance.q1',8,'unknown',NULL,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','teaching.self-regulation.q1',9,'level',1,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','assessment.strategies.q1',10,'level',0,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','assessment.evidence.q1',11,'level',0,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','assessment.feedback.q1',12,'level',3,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','empowering.accessibility.q1',13,'level',2,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','empowering.differentiation.q1',14,'level',2,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','empowering.engagement.q1',15,'level',1,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','learner-skills.information.q1',16,'level',0,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','learner-skills.communication.q1',17,'level',0,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','learner-skills.creation.q1',18,'level',3,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','learner-skills.responsibility.q1',19,'level',2,'','');
INSERT INTO "answers" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','learner-skills.problem-solving.q1',20,'level',2,'','');
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
INSERT INTO "assessments" VALUES('600b5a1c-c97e-4995-9105-812871b5a6d5','fe8e2401-fd71-4fdd-b4c5-500c80aa1edb',0,'a-internationalisation','2026-11-10','internationalisation','1.0.0',0);
INSERT INTO "assessments" VALUES('20eb092d-a121-4048-a4f3-67f50b525236','fe8e2401-fd71-4fdd-b4c5-500c80aa1edb',1,'a-digital-teaching','2026-11-10','digital-teaching','1.0.0',0);
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
INSERT INTO "batches" VALUES('7c29b678-2a94-47a6-83d5-9c6394b127f9','strategy.plan.q1',1,'teacher','[2, 2, 2, 1, 0]',0);
INSERT INTO "batches" VALUES('7c29b678-2a94-47a6-83d5-9c6394b127f9','strategy.leadership.q1',1,'teacher','[1, 2, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('7c29b678-2a94-47a6-83d5-9c6394b127f9','strategy.involvement.q1',1,'teacher','[2, 1, 2, 2, 0]',0);
INSERT INTO "batches" VALUES('7c29b678-2a94-47a6-83d5-9c6394b127f9','strategy.review.q1',1,'teacher','[2, 2, 1, 2, 0]',0);
INSERT INTO "batches" VALUES('7c29b678-2a94-47a6-83d5-9c6394b127f9','',1,'teacher','[7]',0);
CREATE TABLE centre_languages (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	language TEXT NOT NULL, 
	CONSTRAINT pk_centre_languages PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_languages_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_languages" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb',0,'de');
INSERT INTO "centre_languages" VALUES('994b9a11-c43c-49b9-9e2f-acfd180b4b8c',0,'eu');
CREATE TABLE centre_sectors (
	centre_id VARCHAR(36) NOT NULL, 
	position INTEGER NOT NULL, 
	sector TEXT NOT NULL, 
	CONSTRAINT pk_centre_sectors PRIMARY KEY (centre_id, position), 
	CONSTRAINT fk_centre_sectors_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "centre_sectors" VALUES('994b9a11-c43c-49b9-9e2f-acfd180b4b8c',0,'health');
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
INSERT INTO "centres" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb',3,'Lycée Jules-Ferry “Bât. B” — 学校 & Söhne''s','DE',1600,160,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
INSERT INTO "centres" VALUES('994b9a11-c43c-49b9-9e2f-acfd180b4b8c',2,'In the bin','',0,0,'none','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000');
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
INSERT INTO "decisions" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','excluded',0,'office.join-consortium',NULL);
CREATE TABLE events (
	id VARCHAR(36) NOT NULL, 
	at DATETIME NOT NULL, 
	kind VARCHAR(40) NOT NULL, 
	centre_id VARCHAR(36), 
	person_id VARCHAR(36), 
	detail JSON NOT NULL, 
	CONSTRAINT pk_events PRIMARY KEY (id)
);
INSERT INTO "events" VALUES('8803be32-dd3c-49a9-8a41-57a125966c90','2026-11-21 12:00:00.000000','centre_imported','fe8e2401-fd71-4fdd-b4c5-500c80aa1edb',NULL,'{"outcome": "new"}');
INSERT INTO "events" VALUES('dc0cc4ea-fc65-4efb-bb4d-3d2797cd26f4','2026-11-21 12:00:00.000000','centre_made','994b9a11-c43c-49b9-9e2f-acfd180b4b8c',NULL,'{}');
INSERT INTO "events" VALUES('ceff8509-1166-448c-b09c-08b2b146ff34','2026-11-21 12:00:00.000000','centre_deleted','994b9a11-c43c-49b9-9e2f-acfd180b4b8c',NULL,'{}');
INSERT INTO "events" VALUES('15cbb7e3-65bc-435c-a2a6-f22ae0abaf72','2026-11-21 12:00:00.000000','survey_closed','fe8e2401-fd71-4fdd-b4c5-500c80aa1edb',NULL,'{}');
INSERT INTO "events" VALUES('6adb1947-438f-4bcd-9f19-53a7dedd7579','2026-11-21 12:00:00.000000','workshop_closed','fe8e2401-fd71-4fdd-b4c5-500c80aa1edb',NULL,'{}');
INSERT INTO "events" VALUES('f388f184-79dd-46df-8a1a-cc21d8e671e7','2026-11-21 12:00:00.000000','centre_exported','fe8e2401-fd71-4fdd-b4c5-500c80aa1edb',NULL,'{"format": "json"}');
CREATE TABLE hours (
	centre_id VARCHAR(36) NOT NULL, 
	role VARCHAR(20) NOT NULL, 
	position INTEGER NOT NULL, 
	per_term INTEGER, 
	CONSTRAINT pk_hours PRIMARY KEY (centre_id, role), 
	CONSTRAINT fk_hours_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "hours" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','leader',0,20);
INSERT INTO "hours" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','coordinator',1,60);
INSERT INTO "hours" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','digital_lead',2,40);
INSERT INTO "hours" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','teacher',3,120);
INSERT INTO "hours" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','admin',4,20);
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
CREATE TABLE means (
	centre_id VARCHAR(36) NOT NULL, 
	start VARCHAR(7) NOT NULL, 
	terms INTEGER NOT NULL, 
	budget_per_year INTEGER, 
	CONSTRAINT pk_means PRIMARY KEY (centre_id), 
	CONSTRAINT fk_means_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "means" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','2027-01',6,4000);
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
INSERT INTO "participants" VALUES('00254f5c-dfba-40d7-8830-2e3a664d94e5','ef4096f2-e41e-4f79-b9d7-c162731aa8cc','da1fce3e6fff566fdeb2f0a1aa243a88db991cb812ff32ed1b78f0c9bf3ad570');
INSERT INTO "participants" VALUES('18ea41a2-694e-44f3-9fbd-ab44b2534b93','368b31f1-b6cb-4bf5-8114-ac1568bbc814',NULL);
INSERT INTO "participants" VALUES('2d9b2904-8291-40c3-b317-cd104183faf1','368b31f1-b6cb-4bf5-8114-ac1568bbc814',NULL);
INSERT INTO "participants" VALUES('3671d4ea-154c-428f-a6dd-053786465f78','ef4096f2-e41e-4f79-b9d7-c162731aa8cc','a9fd98adfc1bf0ece320c434b378044d563ea94165088a715ad94f6caaa78b1c');
INSERT INTO "participants" VALUES('3a70145d-e1df-4941-9555-ce8723310b77','ef4096f2-e41e-4f79-b9d7-c162731aa8cc','03f418151f0fc7d556c84dbddab2dbbfff6145b8a34f4153d9719a17ea4181ad');
INSERT INTO "participants" VALUES('3eafa23f-ecbe-4990-a21c-c780dcc780d8','368b31f1-b6cb-4bf5-8114-ac1568bbc814',NULL);
INSERT INTO "participants" VALUES('4e0c96e9-c446-496b-b493-a49dcbd8425b','ef4096f2-e41e-4f79-b9d7-c162731aa8cc','ddde9e788572f5e819884cfa93fe31f97656b306ebc9ed8f09339f404265505a');
INSERT INTO "participants" VALUES('5c846617-7708-4372-804d-a63476d5d41e','368b31f1-b6cb-4bf5-8114-ac1568bbc814',NULL);
INSERT INTO "participants" VALUES('6411c521-eca0-4e55-a86b-fd3174a91325','368b31f1-b6cb-4bf5-8114-ac1568bbc814',NULL);
INSERT INTO "participants" VALUES('73fe6ab2-0c85-4cbf-8a1c-62489b677f39','368b31f1-b6cb-4bf5-8114-ac1568bbc814',NULL);
INSERT INTO "participants" VALUES('77a71731-7013-4c05-bb90-3d9feeaee72b','368b31f1-b6cb-4bf5-8114-ac1568bbc814',NULL);
INSERT INTO "participants" VALUES('7c4facbc-0492-4e07-b672-b394028a125e','ef4096f2-e41e-4f79-b9d7-c162731aa8cc','6b05a267919ac7c043d7471f6497563c352aaf49e94f0bf4744ceb51ee0ac6ec');
INSERT INTO "participants" VALUES('8eb80c40-67a9-4cb6-8465-d0f4a5f8f6ea','ef4096f2-e41e-4f79-b9d7-c162731aa8cc','929ce98e1f7d47185a0dc8f5ff63f48ff333879e21da7ab35493f206d9285bfe');
INSERT INTO "participants" VALUES('cf8c8dc7-5e12-4a19-ab23-96a5492f00d6','ef4096f2-e41e-4f79-b9d7-c162731aa8cc','9e18b96ff794c7201a497f6d38b83209f7854b0eeb3f8a29ceae3da9ed97c9f0');
INSERT INTO "participants" VALUES('e185443d-2332-4138-9c3f-b44778d10ed5','368b31f1-b6cb-4bf5-8114-ac1568bbc814',NULL);
INSERT INTO "participants" VALUES('e22dea5c-de23-4321-b3f2-890c0648732b','ef4096f2-e41e-4f79-b9d7-c162731aa8cc','c63e8b96b69f97887f4083daad65a1586ea9c7243b3e11b3cc5cb030a69144da');
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
INSERT INTO "plans" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','{"status": "optimal", "actions": [{"id": "strategy.plan", "start": 1, "end": 2}]}','ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff','2026-11-21');
CREATE TABLE priorities (
	centre_id VARCHAR(36) NOT NULL, 
	subject VARCHAR(100) NOT NULL, 
	position INTEGER NOT NULL, 
	weight INTEGER NOT NULL, 
	CONSTRAINT pk_priorities PRIMARY KEY (centre_id, subject), 
	CONSTRAINT fk_priorities_centre_id_centres FOREIGN KEY(centre_id) REFERENCES centres (id) ON DELETE CASCADE
);
INSERT INTO "priorities" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','home',0,3);
INSERT INTO "priorities" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','strategy.plan',1,5);
INSERT INTO "priorities" VALUES('fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','safety',2,4);
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
INSERT INTO "respondents" VALUES('0901158a-67e0-4047-be79-4778b3f42b64','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('263c1052-4b41-44c1-89f5-a715e2d53ce5','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('500a643f-0ea4-48ac-9599-2a0236c7ec5b','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('5a611db4-64d4-4bff-93a2-d8f0349dd89e','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('65fdbe77-3f89-4496-a4fe-8f89baf90860','06da3af1-7cdf-4772-9d6d-9a07553f6542','695c9f70656ea8deb3db779fb9093786acf4acd2ff7670576e9d2e56ff54fa46','teacher',1,1,'Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('7231c908-13fd-4d18-88c1-a853ac64a5b9','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('75967341-a6be-4d4f-9c93-c01c273865c0','06da3af1-7cdf-4772-9d6d-9a07553f6542','a201866e331909e25992a17ce1da75e94ceca8eb58ed5fdeed1c7d77321d30cb','teacher',1,1,'Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('86b0da4a-fa86-4d48-a165-9878b6473016','06da3af1-7cdf-4772-9d6d-9a07553f6542','04637dd6899061a10e259928b1bde123fca03d351992c0c4c3a9e978fb4bd5b5','teacher',1,1,'Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('8d13462e-2824-42e3-bf7f-80c7938e2179','06da3af1-7cdf-4772-9d6d-9a07553f6542','9931ebde11d451b32a69e6595d32d5d265f65f9085a8802b676c25142fccd138','teacher',1,1,'Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('938ee61f-095c-4dc1-b115-b32408fd99f2','06da3af1-7cdf-4772-9d6d-9a07553f6542','3bc89ad238013ac430d6d8b126484a203dafd5c258fe9a9eb2c91102ec586769','teacher',1,1,'Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('a033f7dc-6d1a-4bff-87c4-ec89acde4136','06da3af1-7cdf-4772-9d6d-9a07553f6542','6d3187d5cf9b96c4f04f6eaf618d52e885f96ad6be2018b5a6cddbc293589a0a','teacher',1,1,'Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('b93e0896-f65f-447f-b86e-02b5b72fad8c','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('c05c830a-98d0-4db2-9077-39b7000dbd9b','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('c86a99b1-dcbe-4226-9e6b-dab2263ab264','06da3af1-7cdf-4772-9d6d-9a07553f6542','d8029af6311d1204fc21961766e5afd06f9006069ee744df8edecadd8252b181','leader',1,1,'Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('d588f8cb-7fb7-4125-b2a5-8c804009bcd3','06da3af1-7cdf-4772-9d6d-9a07553f6542','de9bda61a0d79a59a0e39c5145fadaab8dedb0d20288780a4bc3dca1bdb7aaa6','leader',1,1,'Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('daa3d4cf-8927-418f-9af3-a66f99c50a32','06da3af1-7cdf-4772-9d6d-9a07553f6542','3c7b10745a5a2744444bfaf11e5adf557a08da8e6e724a0d3ff8fb90ee606b62','teacher',1,1,'Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "respondents" VALUES('e58be9dd-db9d-43b4-b4f4-24e8244230a0','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
INSERT INTO "respondents" VALUES('f1b640e7-b133-4fb8-9b12-ed2eadcbe4ae','7c29b678-2a94-47a6-83d5-9c6394b127f9',NULL,'',0,1,'');
CREATE TABLE rounds (
	workshop_id VARCHAR(36) NOT NULL, 
	item VARCHAR(100) NOT NULL, 
	number INTEGER NOT NULL, 
	levels JSON, 
	without INTEGER, 
	CONSTRAINT pk_rounds PRIMARY KEY (workshop_id, item, number), 
	CONSTRAINT fk_rounds_workshop_id_statements FOREIGN KEY(workshop_id, item) REFERENCES statements (workshop_id, item) ON DELETE CASCADE
);
INSERT INTO "rounds" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,NULL,NULL);
INSERT INTO "rounds" VALUES('368b31f1-b6cb-4bf5-8114-ac1568bbc814','strategy.plan.q1',1,'[2, 2, 2, 2, 0]',0);
INSERT INTO "rounds" VALUES('368b31f1-b6cb-4bf5-8114-ac1568bbc814','strategy.plan.q1',2,'[2, 2, 2, 2, 0]',0);
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
INSERT INTO "statements" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',0,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','office.roles.q1',1,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','staff.mobility.q1',2,'internationalisation','',NULL,'',NULL);
INSERT INTO "statements" VALUES('368b31f1-b6cb-4bf5-8114-ac1568bbc814','strategy.plan.q1',0,'internationalisation','agreed',2,'We said “often”.','0');
INSERT INTO "statements" VALUES('368b31f1-b6cb-4bf5-8114-ac1568bbc814','office.roles.q1',1,'internationalisation','parked',NULL,'Another day.',NULL);
INSERT INTO "statements" VALUES('368b31f1-b6cb-4bf5-8114-ac1568bbc814','staff.mobility.q1',2,'internationalisation','',NULL,'',NULL);
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
INSERT INTO "survey_answers" VALUES('65fdbe77-3f89-4496-a4fe-8f89baf90860','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('65fdbe77-3f89-4496-a4fe-8f89baf90860','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('65fdbe77-3f89-4496-a4fe-8f89baf90860','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('65fdbe77-3f89-4496-a4fe-8f89baf90860','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('65fdbe77-3f89-4496-a4fe-8f89baf90860','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('75967341-a6be-4d4f-9c93-c01c273865c0','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('75967341-a6be-4d4f-9c93-c01c273865c0','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('75967341-a6be-4d4f-9c93-c01c273865c0','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('75967341-a6be-4d4f-9c93-c01c273865c0','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('75967341-a6be-4d4f-9c93-c01c273865c0','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('86b0da4a-fa86-4d48-a165-9878b6473016','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('86b0da4a-fa86-4d48-a165-9878b6473016','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('86b0da4a-fa86-4d48-a165-9878b6473016','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('86b0da4a-fa86-4d48-a165-9878b6473016','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('86b0da4a-fa86-4d48-a165-9878b6473016','strategy.review.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('8d13462e-2824-42e3-bf7f-80c7938e2179','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('8d13462e-2824-42e3-bf7f-80c7938e2179','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('8d13462e-2824-42e3-bf7f-80c7938e2179','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('8d13462e-2824-42e3-bf7f-80c7938e2179','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('8d13462e-2824-42e3-bf7f-80c7938e2179','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('938ee61f-095c-4dc1-b115-b32408fd99f2','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('938ee61f-095c-4dc1-b115-b32408fd99f2','strategy.involvement.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('938ee61f-095c-4dc1-b115-b32408fd99f2','strategy.leadership.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('938ee61f-095c-4dc1-b115-b32408fd99f2','strategy.plan.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('938ee61f-095c-4dc1-b115-b32408fd99f2','strategy.review.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('a033f7dc-6d1a-4bff-87c4-ec89acde4136','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('a033f7dc-6d1a-4bff-87c4-ec89acde4136','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('a033f7dc-6d1a-4bff-87c4-ec89acde4136','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('a033f7dc-6d1a-4bff-87c4-ec89acde4136','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('a033f7dc-6d1a-4bff-87c4-ec89acde4136','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('c86a99b1-dcbe-4226-9e6b-dab2263ab264','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('c86a99b1-dcbe-4226-9e6b-dab2263ab264','strategy.involvement.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('c86a99b1-dcbe-4226-9e6b-dab2263ab264','strategy.leadership.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('c86a99b1-dcbe-4226-9e6b-dab2263ab264','strategy.plan.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('c86a99b1-dcbe-4226-9e6b-dab2263ab264','strategy.review.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('d588f8cb-7fb7-4125-b2a5-8c804009bcd3','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('d588f8cb-7fb7-4125-b2a5-8c804009bcd3','strategy.involvement.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('d588f8cb-7fb7-4125-b2a5-8c804009bcd3','strategy.leadership.q1','level',1,1,0);
INSERT INTO "survey_answers" VALUES('d588f8cb-7fb7-4125-b2a5-8c804009bcd3','strategy.plan.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('d588f8cb-7fb7-4125-b2a5-8c804009bcd3','strategy.review.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('daa3d4cf-8927-418f-9af3-a66f99c50a32','','level',0,1,0);
INSERT INTO "survey_answers" VALUES('daa3d4cf-8927-418f-9af3-a66f99c50a32','strategy.involvement.q1','level',0,1,0);
INSERT INTO "survey_answers" VALUES('daa3d4cf-8927-418f-9af3-a66f99c50a32','strategy.leadership.q1','level',3,1,0);
INSERT INTO "survey_answers" VALUES('daa3d4cf-8927-418f-9af3-a66f99c50a32','strategy.plan.q1','level',2,1,0);
INSERT INTO "survey_answers" VALUES('daa3d4cf-8927-418f-9af3-a66f99c50a32','strategy.review.q1','level',1,1,0);
CREATE TABLE survey_comments (
	id VARCHAR(36) NOT NULL, 
	survey_id VARCHAR(36) NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT pk_survey_comments PRIMARY KEY (id), 
	CONSTRAINT fk_survey_comments_survey_id_surveys FOREIGN KEY(survey_id) REFERENCES surveys (id) ON DELETE CASCADE
)
 WITHOUT ROWID

;
INSERT INTO "survey_comments" VALUES('05999e12-00d7-49fd-84f3-f17364b1bbee','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 6: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('2bb13a95-8d7a-4134-9a63-726d6494623f','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 5: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('4d7eaf22-394a-4669-9336-e4ca5d9c11b9','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 8: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('6d02faa9-f713-4efe-a5cf-bddf22fbb092','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 2: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('92337a52-5502-4102-9667-281f8a0829f5','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 1: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('9a813fa5-37c0-4cd3-8238-dee8718d6685','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 4: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('bffabb2a-94a0-47d7-b88e-fa8f020043cf','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 7: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('d879ee4a-349b-4f44-bbd6-66d1ca279b9d','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 3: más tiempo, “por favor”; it''s <b>late</b>.');
INSERT INTO "survey_comments" VALUES('db0adba9-41eb-48b0-a37b-e1dbed1a6b51','7c29b678-2a94-47a6-83d5-9c6394b127f9','Comment 0: más tiempo, “por favor”; it''s <b>late</b>.');
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
INSERT INTO "surveys" VALUES('7c29b678-2a94-47a6-83d5-9c6394b127f9',3,'fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','6x3q9n68u29a','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,'2026-11-21 12:00:00.000000');
INSERT INTO "surveys" VALUES('06da3af1-7cdf-4772-9d6d-9a07553f6542',1,'fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','yxfdqf6k3b2q','Autumn','{"internationalisation": "1.0.0"}','["leader", "teacher"]','2026-11-21','2026-11-28',5,50,NULL);
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
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'00254f5c-dfba-40d7-8830-2e3a664d94e5','level',1,0);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'3671d4ea-154c-428f-a6dd-053786465f78','level',0,0);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'3a70145d-e1df-4941-9555-ce8723310b77','level',3,0);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'4e0c96e9-c446-496b-b493-a49dcbd8425b','level',2,0);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'7c4facbc-0492-4e07-b672-b394028a125e','level',3,0);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'8eb80c40-67a9-4cb6-8465-d0f4a5f8f6ea','level',1,0);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'cf8c8dc7-5e12-4a19-ab23-96a5492f00d6','level',2,0);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',1,'e22dea5c-de23-4321-b3f2-890c0648732b','level',0,0);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,'00254f5c-dfba-40d7-8830-2e3a664d94e5','level',2,2);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,'3671d4ea-154c-428f-a6dd-053786465f78','level',1,2);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,'3a70145d-e1df-4941-9555-ce8723310b77','level',0,2);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,'4e0c96e9-c446-496b-b493-a49dcbd8425b','level',3,2);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,'7c4facbc-0492-4e07-b672-b394028a125e','level',0,2);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,'8eb80c40-67a9-4cb6-8465-d0f4a5f8f6ea','level',2,2);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,'cf8c8dc7-5e12-4a19-ab23-96a5492f00d6','level',3,2);
INSERT INTO "votes" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc','strategy.plan.q1',2,'e22dea5c-de23-4321-b3f2-890c0648732b','level',1,2);
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
INSERT INTO "workshops" VALUES('ef4096f2-e41e-4f79-b9d7-c162731aa8cc',5,'fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','NMZFAA3Q','J5IbFnCRLht-5u6geG7liWFVp7nUaSywlZx4DrqAOY8','Staff day','host','open','strategy.plan.q1',5,12,0,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL,NULL);
INSERT INTO "workshops" VALUES('368b31f1-b6cb-4bf5-8114-ac1568bbc814',9,'fe8e2401-fd71-4fdd-b4c5-500c80aa1edb','J4XKMRH5','pvkrC-neH7smP0PhpPp96t4irHmZzbKNPkpomcK0VjM','Staff day','host','closed','strategy.plan.q1',5,12,1,'2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000','2026-11-21 12:00:00.000000',NULL);
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
