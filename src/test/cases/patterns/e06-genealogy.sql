-- Genealogy: parents as links of the same table, marriages for a time, sources of whatever.
-- bridge parentage: persons, persons
-- bridge marriages: persons, persons
-- temporal marriages: from_date
-- polymorphic citations: subject_id, subject_kind
CREATE TABLE persons (id bigint PRIMARY KEY, given text, family text, born date, died date);
CREATE TABLE parentage (parent_id bigint NOT NULL REFERENCES persons, child_id bigint NOT NULL REFERENCES persons, PRIMARY KEY (parent_id, child_id));
CREATE TABLE marriages (id bigint PRIMARY KEY, husband_id bigint NOT NULL REFERENCES persons, wife_id bigint NOT NULL REFERENCES persons, from_date date NOT NULL, to_date date, UNIQUE (husband_id, wife_id, from_date));
CREATE TABLE sources (id bigint PRIMARY KEY, title text NOT NULL, source_type text NOT NULL);
CREATE TABLE citations (id bigint PRIMARY KEY, source_id bigint NOT NULL REFERENCES sources, subject_kind smallint NOT NULL, subject_id bigint NOT NULL, page text);
CREATE TABLE residences (id bigint PRIMARY KEY, person_id bigint NOT NULL REFERENCES persons, place text NOT NULL, year integer);
