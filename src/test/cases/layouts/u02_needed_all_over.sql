-- Other tables, domains and views need what a layout leaves out: a check, a default, a policy, a trigger, an index.
CREATE TABLE lots (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind  text   NOT NULL CHECK (kind IN ('painting', 'wine')),
  title text   NOT NULL,
  UNIQUE (id, kind)
);

CREATE TABLE paintings (
  lot_id bigint PRIMARY KEY,
  kind   text   GENERATED ALWAYS AS ('painting') STORED,
  artist text   NOT NULL,
  FOREIGN KEY (lot_id, kind) REFERENCES lots (id, kind) ON DELETE CASCADE
);

CREATE TABLE wines (
  lot_id  bigint PRIMARY KEY,
  kind    text   GENERATED ALWAYS AS ('wine') STORED,
  vintage integer NOT NULL,
  FOREIGN KEY (lot_id, kind) REFERENCES lots (id, kind) ON DELETE CASCADE
);

-- Read in the body of a function in SQL, which is a string.
CREATE FUNCTION oldest_vintage() RETURNS integer LANGUAGE sql STABLE AS $$ SELECT min(w.vintage) FROM wines AS w $$;

-- The words wines and paintings stand in a comment and a string only.
CREATE FUNCTION house_rule() RETURNS text LANGUAGE sql IMMUTABLE AS $$
  -- not about wines
  SELECT 'paintings and wines are sold as they stand'::text
$$;

CREATE FUNCTION allowed(y integer) RETURNS boolean LANGUAGE sql STABLE AS $$ SELECT y >= oldest_vintage() $$;

CREATE DOMAIN vintage_year AS integer CHECK (allowed(VALUE)) CHECK (VALUE < 3000);

CREATE TABLE cellars (
  id      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  since   integer NOT NULL DEFAULT oldest_vintage(),
  upto    integer,
  rule    text NOT NULL DEFAULT house_rule(),
  CONSTRAINT upto_allowed CHECK (allowed(upto)),
  CONSTRAINT upto_later CHECK (upto >= since)
);
COMMENT ON CONSTRAINT upto_allowed ON cellars IS 'no wine is older';

ALTER TABLE cellars ENABLE ROW LEVEL SECURITY;
CREATE POLICY with_wine ON cellars USING (EXISTS (SELECT 1 FROM wines WHERE vintage >= cellars.since));
CREATE POLICY open_ones ON cellars USING (upto IS NULL);

CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER touched BEFORE UPDATE ON cellars FOR EACH ROW WHEN (allowed(NEW.upto)) EXECUTE FUNCTION touch();
CREATE TRIGGER always BEFORE INSERT ON cellars FOR EACH ROW EXECUTE FUNCTION touch();

CREATE MATERIALIZED VIEW vintages AS SELECT vintage, count(*) AS lots FROM wines GROUP BY vintage;
CREATE UNIQUE INDEX vintages_once ON vintages (vintage);
COMMENT ON MATERIALIZED VIEW vintages IS 'refreshed at night';

CREATE VIEW artists AS SELECT l.title, p.artist FROM lots AS l JOIN paintings AS p ON p.lot_id = l.id;
CREATE VIEW artist_names AS SELECT DISTINCT artist FROM artists;
CREATE FUNCTION on_artists() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END $$;
CREATE TRIGGER no_insert INSTEAD OF INSERT ON artist_names FOR EACH ROW EXECUTE FUNCTION on_artists();
