-- Training sessions in one table, with functions over the columns of single kinds.
-- says class-table: The trigger no_nonsense of session is left out: the function no_nonsense reads distance, sets of the row
-- says class-table: The body of the function log_run names the column session.distance, which this layout does not have
-- says class-table: The body of the function longest names the column session.distance
-- says concrete-tables: The trigger no_nonsense of session is left out of swim: the function no_nonsense reads sets of the row
-- says concrete-tables: The body of the function log_run inserts into session, which is a view now
-- never concrete-tables: the function longest
CREATE TABLE session (no int PRIMARY KEY, what text NOT NULL CHECK (what IN ('swim', 'weights')), distance numeric, sets int, CHECK ((what = 'swim') = (distance IS NOT NULL)), CHECK ((what = 'weights') = (sets IS NOT NULL)));
CREATE FUNCTION no_nonsense() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF NEW.distance < 0 OR NEW.sets < 0 THEN RAISE EXCEPTION 'less than nothing'; END IF; RETURN NEW; END $$;
CREATE TRIGGER no_nonsense BEFORE INSERT OR UPDATE ON session FOR EACH ROW EXECUTE FUNCTION no_nonsense();
CREATE FUNCTION log_run(d numeric) RETURNS void LANGUAGE plpgsql AS $$ BEGIN INSERT INTO session (no, what, distance) VALUES (1, 'swim', d); END $$;
CREATE FUNCTION longest() RETURNS numeric LANGUAGE plpgsql AS $$ DECLARE r record; BEGIN FOR r IN SELECT no, distance FROM session ORDER BY distance DESC LOOP RETURN r.distance; END LOOP; RETURN 0; END $$;
