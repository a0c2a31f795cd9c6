-- flyway steps
CREATE TABLE person (id bigint PRIMARY KEY, name text NOT NULL, email text);
CREATE VIEW people AS SELECT id, name FROM person;
CREATE OR REPLACE VIEW people AS SELECT id, name, email FROM person;
CREATE OR REPLACE VIEW people AS SELECT id, email FROM person;
