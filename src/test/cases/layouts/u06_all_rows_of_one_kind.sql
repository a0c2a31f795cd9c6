-- What names the kind, and what is named twice, where all rows of a table are of one kind: an exclusion, keys, triggers, policies, computed columns, a star.
CREATE TABLE stays (
  stay_no  bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind     text NOT NULL CHECK (kind IN ('tent', 'cabin')),
  ref      text NOT NULL,
  during   daterange NOT NULL,
  guests   integer NOT NULL DEFAULT 1,
  title    text GENERATED ALWAYS AS (kind || ' ' || ref) STORED,
  CONSTRAINT ref_once UNIQUE (ref) INCLUDE (kind),
  CONSTRAINT kind_ref UNIQUE (kind, ref),
  CONSTRAINT few CHECK (kind <> 'cabin' OR guests <= 6),
  CONSTRAINT one_at_a_time EXCLUDE USING gist (during WITH &&) WHERE (kind = 'cabin' AND guests > 1)
);
ALTER TABLE stays CLUSTER ON ref_once;
COMMENT ON CONSTRAINT ref_once ON stays IS 'printed on the bill';

CREATE TABLE tents (
  stay_id bigint PRIMARY KEY REFERENCES stays ON DELETE CASCADE,
  pitch   integer NOT NULL
);

CREATE TABLE cabins (
  stay_id bigint PRIMARY KEY REFERENCES stays ON DELETE CASCADE,
  beds    integer NOT NULL CHECK (beds > 0),
  host    text NOT NULL
);

CREATE FUNCTION note() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  -- cabins have a bell
  PERFORM 1 FROM cabins WHERE stay_id = NEW.stay_no;
  RETURN NEW;
END $$;
CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER noted AFTER INSERT ON stays FOR EACH ROW WHEN (NEW.kind = 'cabin') EXECUTE FUNCTION note();
CREATE TRIGGER kept BEFORE UPDATE ON stays FOR EACH ROW EXECUTE FUNCTION keep();
CREATE TRIGGER kept BEFORE UPDATE ON cabins FOR EACH ROW WHEN (OLD.stay_id <> NEW.stay_id) EXECUTE FUNCTION keep();

ALTER TABLE stays ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON stays USING (kind = 'tent' OR guests < 5);
ALTER TABLE cabins ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON cabins USING (host = CURRENT_USER);
CREATE POLICY shared ON cabins USING (EXISTS (SELECT 1 FROM stays AS s WHERE s.stay_no = stay_id AND s.guests > 2));
GRANT SELECT ON stays TO pg_monitor;

CREATE VIEW bell AS SELECT s.*, c.host FROM stays AS s LEFT JOIN cabins AS c ON c.stay_id = s.stay_no;
