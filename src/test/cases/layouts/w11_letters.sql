-- an enum of letters, and a side table that begins with one of them
CREATE TYPE party_code AS ENUM ('P', 'O');
CREATE TABLE party (party_id integer PRIMARY KEY, party_type party_code NOT NULL, since date NOT NULL);
CREATE TABLE person (party_id integer PRIMARY KEY REFERENCES party, given text NOT NULL);
CREATE TABLE organisation (party_id integer PRIMARY KEY REFERENCES party, legal text NOT NULL);
CREATE TABLE party_settings (party_id integer PRIMARY KEY REFERENCES party, theme text);
