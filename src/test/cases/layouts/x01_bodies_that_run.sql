-- A harbour whose functions, rules and views write to the tables of a family, and whose triggers read its row.
-- says concrete-tables: The trigger name_it of vessel is left out of tug: the function name_it reads sort of the row
-- says concrete-tables: The trigger weighed of ferry is left out: the function weighed reads vessel_imo of the row
-- says concrete-tables: The function launch is left out: its body inserts into vessel, which is a view now
-- says concrete-tables: The body of the function enter inserts into ferry without naming the columns
-- says concrete-tables: The procedure scrap is left out: its body deletes from vessel, which is a view now
-- says concrete-tables: The body of the function rename_all updates vessel, which is a view now
-- says concrete-tables: The body of the function christen updates mine, and vessel behind it is a view now
-- says concrete-tables: The view mine takes no rows from now on: vessel is a view
-- says concrete-tables: there is no column ferry.vessel_imo
-- says concrete-tables: The comment on the index ferry_pkey of ferry is left out
-- says single-table: The comment on the index ferry_pkey of ferry is left out
-- says single-table: The body of the function add_tug names tug, which this layout does not have
-- never class-table: body
-- never *: the function seats
-- never *: the function stamp
CREATE TABLE vessel (imo int PRIMARY KEY, sort text NOT NULL CHECK (sort IN ('ferry', 'tug')), name text NOT NULL, owner name NOT NULL DEFAULT current_user, changed_at timestamptz);
CREATE TABLE ferry (vessel_imo int PRIMARY KEY REFERENCES vessel ON DELETE CASCADE, seats int NOT NULL);
CREATE TABLE tug (vessel_imo int PRIMARY KEY REFERENCES vessel ON DELETE CASCADE, pull numeric NOT NULL);
CREATE FUNCTION name_it() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.sort = 'tug' THEN NEW.name := upper(NEW.name); END IF; RETURN NEW; END $$;
CREATE TRIGGER name_it BEFORE INSERT ON vessel FOR EACH ROW EXECUTE FUNCTION name_it();
CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.changed_at := now(); RETURN NEW; END $$;
CREATE TRIGGER stamp BEFORE UPDATE ON vessel FOR EACH ROW EXECUTE FUNCTION stamp();
CREATE FUNCTION weighed() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF (NEW).seats > 900 THEN RAISE EXCEPTION '% is too large', NEW."vessel_imo"; END IF; RETURN NEW; END $$;
CREATE TRIGGER weighed BEFORE INSERT ON ferry FOR EACH ROW EXECUTE FUNCTION weighed();
CREATE FUNCTION launch(i int, n text) RETURNS void LANGUAGE sql AS 'INSERT INTO vessel VALUES ($1, ''ferry'', $2); INSERT INTO ferry VALUES ($1, 40)';
CREATE FUNCTION add_tug(i int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO tug (vessel_imo, pull) VALUES (i, 3); END $$;
CREATE PROCEDURE scrap(i int) LANGUAGE sql AS $$ DELETE FROM vessel WHERE imo = i $$;
CREATE FUNCTION rename_all() RETURNS void LANGUAGE plpgsql AS $$ BEGIN EXECUTE 'UPDATE vessel SET name = lower(name)'; END $$;
CREATE FUNCTION enter(i int) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO ferry VALUES (i, 40); END $$;
CREATE VIEW mine AS SELECT imo, sort, name, owner FROM vessel WHERE owner = current_user WITH CHECK OPTION;
CREATE FUNCTION christen(n text) RETURNS void LANGUAGE plpgsql AS $$ DECLARE i int; BEGIN SELECT min(imo) INTO STRICT i FROM mine; UPDATE mine SET name = n WHERE imo = i; END $$;
CREATE FUNCTION seats() RETURNS bigint LANGUAGE plpgsql AS $$ DECLARE n bigint; BEGIN SELECT count(*) INTO n FROM vessel WHERE sort = 'ferry'; RETURN n; END $$;
CREATE PUBLICATION harbour FOR TABLE vessel, ferry (vessel_imo, seats);
COMMENT ON INDEX ferry_pkey IS 'by number';
