CREATE TYPE kind AS ENUM ('car', 'bike');
CREATE TABLE things (kind kind DEFAULT 'car', word text DEFAULT 'car', CHECK (kind <> 'bike' OR word = 'car'));
CREATE INDEX ON things (word) WHERE kind = 'car';
CREATE VIEW cars AS SELECT word FROM things WHERE kind IN ('car');
