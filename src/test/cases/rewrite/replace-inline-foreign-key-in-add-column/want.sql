CREATE TABLE clubs (a integer, b integer, PRIMARY KEY (a, b));
CREATE TABLE owners (a integer PRIMARY KEY);
CREATE TABLE members (b integer);
ALTER TABLE members ADD COLUMN a integer NOT NULL, ADD COLUMN note text;
ALTER TABLE members ADD FOREIGN KEY (a, b) REFERENCES clubs;
