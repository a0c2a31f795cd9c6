CREATE TABLE org (org_id int, title text, parent int);
CREATE TABLE person (id int, org_id int, nick text);
CREATE TABLE room (org_id int, room_id int);
CREATE VIEW v1 AS SELECT p.id, org_id, o.title, o.org_id AS k FROM person p JOIN org o USING (org_id);
CREATE VIEW v2 AS SELECT * FROM person NATURAL JOIN org;
CREATE VIEW v3 AS SELECT org.title, org_id FROM person LEFT JOIN public.org USING (org_id) WHERE org.org_id > 3 AND EXISTS (SELECT 1 FROM org x WHERE x.org_id = org.org_id);
CREATE FUNCTION f1(n int) RETURNS TABLE (a int, b text) LANGUAGE sql BEGIN ATOMIC
  SELECT org_id, title FROM person JOIN org USING (org_id) JOIN room USING (org_id) WHERE org_id = n AND org.title <> '';
  DELETE FROM person USING org JOIN room USING (org_id) WHERE person.org_id = org.org_id AND room.room_id = n RETURNING person.org_id, title;
END;
CREATE FUNCTION f2() RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM org a FULL JOIN org b USING (org_id, parent));
ALTER TABLE org RENAME COLUMN org_id TO org_key;
ALTER TABLE person RENAME COLUMN org_id TO org;
