CREATE TABLE org (org_id int PRIMARY KEY, title text, parent int);
CREATE TABLE person (id int PRIMARY KEY, org_id int, nick text);
CREATE VIEW staff AS SELECT p.id, p.nick, o.title FROM person p JOIN org o USING (org_id);
CREATE FUNCTION staff_of(n text) RETURNS SETOF staff LANGUAGE sql BEGIN ATOMIC SELECT * FROM staff s WHERE s.nick = n ORDER BY title; END;
CREATE FUNCTION tree(root int) RETURNS TABLE (node int, lvl int) LANGUAGE sql BEGIN ATOMIC
 WITH RECURSIVE t AS (SELECT org_id, 0 AS depth FROM org WHERE org_id = root UNION ALL SELECT o.org_id, t.depth + 1 FROM org o JOIN t ON o.parent = t.org_id)
 SELECT org_id, depth FROM t;
END;
CREATE FUNCTION titles() RETURNS text LANGUAGE sql RETURN (SELECT string_agg(title, ',' ORDER BY title) FROM org);
ALTER VIEW staff RENAME COLUMN nick TO handle;
ALTER TABLE org RENAME COLUMN title TO caption;
ALTER TABLE org RENAME COLUMN parent TO above;
ALTER VIEW staff RENAME TO crew;
