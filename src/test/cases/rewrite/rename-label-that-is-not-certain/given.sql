CREATE TYPE kind AS ENUM ('car', 'bike');
CREATE TABLE things (id bigint PRIMARY KEY, kind kind NOT NULL, word text);
CREATE VIEW cars AS
  SELECT id FROM things
  WHERE kind::text = 'car';
