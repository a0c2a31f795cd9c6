CREATE TABLE clubs (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE owners (a integer PRIMARY KEY);
CREATE TABLE members (b integer);
ALTER TABLE members ADD COLUMN a integer NOT NULL REFERENCES owners, ADD COLUMN note text;
