CREATE SCHEMA app;
SET search_path = app, public;
CREATE TYPE kind AS ENUM ('x','y');
CREATE TABLE thing (id int PRIMARY KEY, k kind, ks _kind, name text NOT NULL);
CREATE FUNCTION named(p_id int, name text) RETURNS SETOF thing LANGUAGE sql STABLE BEGIN ATOMIC
  SELECT t.* FROM thing AS t WHERE t.name = named.name AND id = p_id AND k = 'x'::kind;
END;
CREATE OR REPLACE FUNCTION cnt(k kind) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FILTER (WHERE thing.k = cnt.k) FROM app.thing);
RESET search_path;
ALTER TABLE app.thing RENAME COLUMN name TO title;
ALTER TABLE app.thing RENAME COLUMN id TO p_id;
ALTER TYPE app.kind RENAME VALUE 'x' TO 'z';
ALTER TYPE app.kind RENAME TO sort;
ALTER SCHEMA app RENAME TO core;
