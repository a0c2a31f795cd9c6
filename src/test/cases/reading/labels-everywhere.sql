CREATE TYPE color AS ENUM ('red','green');
CREATE TABLE car (id int, c color NOT NULL DEFAULT 'red', cs color[] NOT NULL DEFAULT '{}', prefs color[] DEFAULT '{red,green}', CHECK (cs <@ ARRAY['red','green']::color[]), CHECK (cardinality(prefs) < 3 AND 'red' = ANY (cs)));
CREATE FUNCTION p1(c color) RETURNS text LANGUAGE sql RETURN CASE c WHEN 'red' THEN 'stop' WHEN 'green' THEN 'go' END;
CREATE FUNCTION p2(c color) RETURNS boolean LANGUAGE sql RETURN c IN ('red', 'green') OR c = 'red' OR c::text = 'red';
CREATE FUNCTION p3(VARIADIC cs color[] DEFAULT '{red}') RETURNS boolean LANGUAGE sql RETURN 'red' = ANY (cs) AND cs @> '{red}' AND cs[1] = 'red';
CREATE FUNCTION p4() RETURNS color LANGUAGE sql RETURN (SELECT c FROM car WHERE c > 'red' AND cs && '{red}'::color[] ORDER BY id LIMIT 1);
CREATE FUNCTION p5() RETURNS color LANGUAGE sql RETURN coalesce((SELECT c FROM car LIMIT 1), 'red');
CREATE FUNCTION p6() RETURNS SETOF color LANGUAGE sql BEGIN ATOMIC SELECT unnest('{red,green}'::color[]); END;
CREATE PROCEDURE p7(x color) LANGUAGE sql BEGIN ATOMIC
 INSERT INTO car (id, c, cs) VALUES (1, 'red', '{red}'), (2, x, ARRAY['red'::color, x]) ON CONFLICT DO NOTHING;
 UPDATE car SET (c, cs) = ('red', '{red}') WHERE c = 'red'; DELETE FROM car WHERE c = 'red'; END;
ALTER TYPE color RENAME VALUE 'red' TO 'crimson';
