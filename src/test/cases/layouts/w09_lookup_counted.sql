-- the lookup table numbers its rows itself
CREATE TABLE content_kind (content_kind_id serial PRIMARY KEY, label varchar(40) NOT NULL);
INSERT INTO content_kind (label) VALUES ('Video'), ('Article');
CREATE TABLE content (content_id serial PRIMARY KEY, kind_id integer NOT NULL REFERENCES content_kind (content_kind_id), title text,
   UNIQUE (content_id, kind_id));
CREATE TABLE video (content_id integer PRIMARY KEY REFERENCES content, seconds integer NOT NULL);
CREATE TABLE article (content_id integer PRIMARY KEY REFERENCES content, words integer, body text NOT NULL);
