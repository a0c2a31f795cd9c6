-- A view that tells of rows of three tables by the names of these; one that looks for things of any sort is no family.
-- concrete vessels > bowls, vases, jugs by sort
-- tree makers: master_id
-- concrete shown > prints, casts by sort
CREATE TABLE bowls (id integer PRIMARY KEY, glaze text NOT NULL, width numeric NOT NULL);
CREATE TABLE vases (id integer PRIMARY KEY, glaze text NOT NULL, neck numeric NOT NULL);
CREATE TABLE jugs (id integer PRIMARY KEY, glaze text NOT NULL, handles integer);
CREATE VIEW vessels AS SELECT id, glaze, 'bowl' AS sort FROM bowls UNION ALL SELECT id, glaze, 'vase' FROM vases UNION ALL SELECT id, glaze, 'jug' FROM jugs;
CREATE TABLE prints (id integer PRIMARY KEY, motif text NOT NULL, sheet text, hidden boolean NOT NULL DEFAULT false);
CREATE TABLE casts (id integer PRIMARY KEY, motif text NOT NULL, metal text, hidden boolean NOT NULL DEFAULT false);
CREATE VIEW shown AS SELECT 'print'::text AS sort, p.id, p.motif FROM prints p WHERE NOT p.hidden UNION ALL SELECT 'cast', id, motif FROM casts WHERE NOT hidden;
CREATE TABLE makers (id integer PRIMARY KEY, name text NOT NULL, master_id integer REFERENCES makers, address text, phone text, born date);
CREATE TABLE shops (id integer PRIMARY KEY, name text NOT NULL, owner_id integer NOT NULL REFERENCES makers, rent numeric, opened date);
CREATE VIEW found AS SELECT id, name, 'maker' AS sort FROM makers UNION ALL SELECT id, name, 'shop' FROM shops;
