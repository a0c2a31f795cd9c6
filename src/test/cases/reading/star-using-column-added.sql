-- A star over joins by name shows each common column once, and goes on showing those that there were when the view was made.
CREATE TABLE a (id integer PRIMARY KEY, region text, name text);
CREATE TABLE b (size integer, id integer PRIMARY KEY, region text);
CREATE TABLE c (colour text, region text);
CREATE VIEW inner_one AS SELECT * FROM a JOIN b USING (id, region);
CREATE VIEW full_one AS SELECT * FROM a FULL JOIN b USING (region, id);
CREATE VIEW natural_one AS SELECT * FROM a NATURAL JOIN b;
CREATE VIEW three AS SELECT * FROM a JOIN b USING (id, region) LEFT JOIN c USING (region);
CREATE VIEW nested AS SELECT * FROM a JOIN (b NATURAL JOIN c) USING (id, region);
CREATE VIEW beside AS SELECT * FROM a NATURAL JOIN b, (SELECT 1 AS one) AS x;
ALTER TABLE a ADD COLUMN added integer;
ALTER TABLE b ADD COLUMN more integer;
ALTER TABLE c ADD COLUMN most integer;
