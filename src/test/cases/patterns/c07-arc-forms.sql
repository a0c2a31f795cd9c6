-- Arcs by CASE, without foreign keys, and by NOT of AND.
-- arc node: host_id, group_id exactly
-- arc pin: a_id, b_id
CREATE TABLE node (id integer PRIMARY KEY, host_id integer, group_id integer,
    CHECK (CASE WHEN group_id IS NULL THEN host_id IS NOT NULL ELSE host_id IS NULL END));
CREATE TABLE a (id integer PRIMARY KEY); CREATE TABLE b (id integer PRIMARY KEY);
CREATE TABLE pin (id integer PRIMARY KEY, a_id integer REFERENCES a, b_id integer REFERENCES b, CHECK (NOT (a_id IS NOT NULL AND b_id IS NOT NULL)));
