-- Views over one table for all kinds. Where columns go to other tables, or the table itself does, a view reads a query for what the table held; what asks
-- for more than rows is lost, and a view that could be written through no longer can.
-- never class-table: The view whole is left out
-- never class-table: The view cte2 is left out
-- never class-table: The view "rows" is left out
-- says class-table: The view dogs can no longer be written through
-- says class-table: The view by_key is left out
-- says concrete-tables: The view named takes no rows from now on
-- says concrete-tables: The view physical is left out
-- never concrete-tables: The view united is left out
CREATE TABLE animals (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('dog', 'cat')), name text NOT NULL, bark text, lives integer,
  CHECK (kind = 'dog' OR bark IS NULL), CHECK (kind = 'cat' OR lives IS NULL));
CREATE VIEW named AS SELECT id, name FROM animals WHERE name <> '' WITH CHECK OPTION;
CREATE VIEW dogs AS SELECT * FROM animals WHERE kind = 'dog' WITH LOCAL CHECK OPTION;
CREATE VIEW chips WITH (check_option = local) AS SELECT id, lives FROM animals;
CREATE VIEW rows AS SELECT id, row_to_json(animals) AS doc FROM animals;
CREATE VIEW physical AS SELECT ctid, tableoid::regclass AS of FROM animals;
CREATE VIEW by_key AS SELECT a.id, a.name, a.bark, count(*) FROM animals a JOIN animals b ON b.name = a.name GROUP BY a.id;
CREATE VIEW by_all AS SELECT a.bark, count(*) FROM public.animals a GROUP BY a.bark;
CREATE VIEW qualified AS SELECT public.animals.bark, animals.lives FROM public.animals;
CREATE VIEW renamed AS SELECT x, y FROM animals AS a (x, y);
CREATE VIEW whole AS TABLE animals;
CREATE VIEW cte AS WITH animals AS (SELECT 1 AS lives) SELECT lives FROM animals;
CREATE VIEW cte2 AS WITH l AS (SELECT lives FROM animals), m AS MATERIALIZED (SELECT * FROM ONLY animals) SELECT l.lives, m.bark FROM l, m;
CREATE VIEW sub AS SELECT (SELECT max(lives) FROM animals) AS most, EXISTS (SELECT FROM animals WHERE bark = 'wau') AS wau, x.* FROM (VALUES (1)) v(i) CROSS JOIN LATERAL (SELECT lives, v.i FROM animals * WHERE lives > v.i ORDER BY lives LIMIT 3) x;
CREATE VIEW sampled AS SELECT lives FROM animals TABLESAMPLE system (10);
CREATE VIEW over_dogs AS SELECT id, bark FROM dogs;
CREATE VIEW united AS SELECT name FROM animals UNION SELECT bark FROM animals;
CREATE VIEW self AS SELECT a.name, b.lives FROM animals a FULL JOIN animals b USING (id, name);
CREATE VIEW n2 AS SELECT * FROM animals a NATURAL JOIN (SELECT id, lives FROM animals) b;
CREATE RULE dogs_insert AS ON INSERT TO dogs DO INSTEAD NOTHING;
CREATE VIEW listed AS SELECT v, y FROM animals AS a (x, y, z, w, v);
