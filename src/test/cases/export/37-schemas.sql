-- schemas; a table of another schema that would be called like one of public
CREATE SCHEMA audit;
CREATE TYPE audit.level AS ENUM ('low', 'high');
CREATE TABLE audit_logs (id int PRIMARY KEY, text text NOT NULL);
CREATE TABLE audit.logs (id int PRIMARY KEY, level audit.level NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON audit.logs (level, at DESC);
