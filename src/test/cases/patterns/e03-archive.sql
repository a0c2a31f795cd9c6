-- An archive of papers: boxes in boxes, scans of whatever, revisions of a finding aid.
-- tree box: inside
-- polymorphic scan: entity_id, entity_type
-- versions finding_aid_revision: finding_aid
-- bridge box_topic: box, topic
-- soft-delete topic: removed_at
CREATE TABLE box (id bigint PRIMARY KEY, inside bigint REFERENCES box, shelf text);
CREATE TABLE topic (id bigint PRIMARY KEY, wording text NOT NULL, removed_at timestamptz);
CREATE TABLE box_topic (box bigint REFERENCES box, topic bigint REFERENCES topic, PRIMARY KEY (box, topic));
CREATE TABLE scan (id bigint PRIMARY KEY, entity_type varchar(20) NOT NULL, entity_id bigint NOT NULL, path text NOT NULL);
CREATE TABLE finding_aid (id bigint PRIMARY KEY, title text NOT NULL);
CREATE TABLE finding_aid_revision (id bigint PRIMARY KEY, finding_aid_id bigint NOT NULL REFERENCES finding_aid, body text, made timestamptz NOT NULL);
CREATE TABLE reader (id bigint PRIMARY KEY, card_type text NOT NULL, card_id text NOT NULL UNIQUE, surname text NOT NULL);
CREATE TABLE request (id bigint PRIMARY KEY, reader_id bigint NOT NULL REFERENCES reader, box_id bigint NOT NULL REFERENCES box, type text NOT NULL, asked timestamptz NOT NULL);
