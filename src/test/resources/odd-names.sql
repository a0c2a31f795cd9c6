CREATE SCHEMA "Odd Schema";
CREATE SCHEMA "a""quote";
CREATE SCHEMA "select";
CREATE SCHEMA "line
break";
COMMENT ON SCHEMA "line
break" IS 'a comment
with a line break -- and ''quotes'' \ back';
CREATE EXTENSION IF NOT EXISTS "uuid-ossp" WITH SCHEMA "Odd Schema";
COMMENT ON EXTENSION "uuid-ossp" IS 'ids''';
CREATE COLLATION "Odd Schema"."Case Less" (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
CREATE COLLATION "line
break"."nl
coll" (provider = icu, locale = 'de');
COMMENT ON COLLATION "Odd Schema"."Case Less" IS 'x''y';
CREATE TYPE "Odd Schema"."Mood Kind" AS ENUM ('it''s', 'Two Words', 'new
line', 'back\slash', '"quoted"', 'ünï');
COMMENT ON TYPE "Odd Schema"."Mood Kind" IS '';
COMMENT ON TYPE "Odd Schema"."Mood Kind" IS 'mood; DROP TABLE x; --';
CREATE TYPE "select"."Pair Of" AS ("First One" text COLLATE "Odd Schema"."Case Less", "select" int, "nl
x" "Odd Schema"."Mood Kind");
CREATE DOMAIN "line
break"."Post Code" AS text COLLATE "C" DEFAULT 'a''b' CONSTRAINT "not
empty" CHECK (VALUE <> '') NOT NULL;
CREATE SEQUENCE "a""quote"."Seq ""1""" INCREMENT BY 2;
CREATE TYPE "Odd Schema"."Float Range" AS RANGE (subtype = float8, subtype_diff = float8mi, multirange_type_name = "Odd Schema"."Float Multi");
CREATE FUNCTION "Odd Schema"."Odd Fn"("An Arg" int, "x""y" text DEFAULT 'a''b') RETURNS int LANGUAGE sql IMMUTABLE AS $$ SELECT 1 $$;
COMMENT ON FUNCTION "Odd Schema"."Odd Fn"(int, text) IS 'f';
CREATE FUNCTION "line
break"."trig
fn"() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE PROCEDURE "select"."do"() LANGUAGE sql AS $$ SELECT 1 $$;
CREATE AGGREGATE "Odd Schema"."My Sum"(int) (SFUNC = int4pl, STYPE = int, INITCOND = '0');
CREATE FUNCTION "Odd Schema"."Eq Fn"(text, int) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE FUNCTION "Odd Schema"."Eq Fn2"(int, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT true';
CREATE OPERATOR "Odd Schema".=== (FUNCTION = "Odd Schema"."Eq Fn", LEFTARG = text, RIGHTARG = int);
CREATE TABLE "Odd Schema"."Main Table" (
  "Id" int GENERATED ALWAYS AS IDENTITY (SEQUENCE NAME "Odd Schema"."Id Seq" INCREMENT BY 3),
  "select" "Odd Schema"."Mood Kind" NOT NULL DEFAULT 'it''s',
  "nl
col" text COLLATE "Odd Schema"."Case Less",
  "quo""te" "line
break"."Post Code",
  "ünï çode" numeric(10, 2) CONSTRAINT "Named Nn" NOT NULL,
  "Pair" "select"."Pair Of",
  "arr" "Odd Schema"."Mood Kind"[],
  "Ser" serial,
  "Next" bigint DEFAULT nextval('"a""quote"."Seq ""1"""'),
  "Gen" int GENERATED ALWAYS AS ("Id" + 1) STORED,
  "Rng" "Odd Schema"."Float Range",
  "when" tstzrange NOT NULL DEFAULT tstzrange(now(), NULL),
  CONSTRAINT "P K" PRIMARY KEY ("Id") INCLUDE ("select") WITH (fillfactor = 70),
  CONSTRAINT "U
K" UNIQUE NULLS NOT DISTINCT ("nl
col", "quo""te") DEFERRABLE INITIALLY DEFERRED,
  CONSTRAINT "Chk;" CHECK ("ünï çode" > 0 AND "select" <> 'new
line'),
  CONSTRAINT "Exc" EXCLUDE USING gist ("when" WITH &&) WHERE ("Id" > 1)
) WITH (fillfactor = 60, autovacuum_enabled = false);
CREATE TABLE "line
break"."child
table" ("Main Id" int CONSTRAINT "F K" REFERENCES "Odd Schema"."Main Table" ON DELETE CASCADE, "user" name);
CREATE TABLE "select"."table" ("from" int, "to" text);
CREATE TABLE "select"."Part" ("Key" text NOT NULL, v int) PARTITION BY LIST ("Key");
CREATE TABLE "select"."Part 1" PARTITION OF "select"."Part" FOR VALUES IN ('a''b', 'new
line');
CREATE TABLE "select"."Part D" PARTITION OF "select"."Part" DEFAULT;
CREATE TABLE "select"."Parent" ("X" int);
CREATE TABLE "select"."Heir" ("Y" int) INHERITS ("select"."Parent");
CREATE INDEX "Ix
nl" ON "Odd Schema"."Main Table" ("nl
col" COLLATE "C" text_pattern_ops DESC NULLS LAST, lower("quo""te")) INCLUDE ("Id") WHERE "select" = 'Two Words';
COMMENT ON INDEX "Odd Schema"."Ix
nl" IS 'ix';
CREATE UNIQUE INDEX "Two Ix" ON "line
break"."child
table" ("Main Id");
ALTER TABLE "line
break"."child
table" REPLICA IDENTITY FULL;
ALTER TABLE "Odd Schema"."Main Table" ALTER "nl
col" SET STATISTICS 200;
ALTER TABLE "Odd Schema"."Main Table" ALTER "nl
col" SET (n_distinct = 5);
COMMENT ON TABLE "Odd Schema"."Main Table" IS E'line\nbreak';
COMMENT ON COLUMN "Odd Schema"."Main Table"."quo""te" IS 'q"''';
COMMENT ON CONSTRAINT "U
K" ON "Odd Schema"."Main Table" IS 'uk';
CREATE TRIGGER "Trg
1" BEFORE UPDATE OF "select", "nl
col" ON "Odd Schema"."Main Table" FOR EACH ROW WHEN (OLD."select" IS DISTINCT FROM NEW."select") EXECUTE FUNCTION "line
break"."trig
fn"('an arg', 'it''s', 'nl
x');
CREATE TRIGGER "Trg 2" AFTER INSERT ON "Odd Schema"."Main Table" REFERENCING NEW TABLE AS "New Rows" FOR EACH STATEMENT EXECUTE FUNCTION "line
break"."trig
fn"();
COMMENT ON TRIGGER "Trg 2" ON "Odd Schema"."Main Table" IS 't';
CREATE VIEW "Odd Schema"."A View" ("C 1", "select") AS SELECT "Id", "select" FROM "Odd Schema"."Main Table" WHERE "select" = 'new
line';
CREATE VIEW "select"."view" WITH (security_barrier = true) AS SELECT "from" AS "For It", "to" AS "nl
y" FROM "select"."table" WITH CASCADED CHECK OPTION;
CREATE MATERIALIZED VIEW "a""quote"."Mat ""v""" AS SELECT "X" AS "x y" FROM "select"."Parent";
CREATE UNIQUE INDEX "Mat Ix" ON "a""quote"."Mat ""v""" ("x y");
CREATE RULE "Odd Rule" AS ON DELETE TO "select"."table" DO INSTEAD NOTHING;
CREATE STATISTICS "Odd Schema"."St 1" (dependencies) ON "Id", "select" FROM "Odd Schema"."Main Table";
ALTER TABLE "select"."table" ENABLE ROW LEVEL SECURITY;
CREATE POLICY "Pol 1" ON "select"."table" AS RESTRICTIVE FOR SELECT TO "Odd ""Role""" USING ("from" > 1);
COMMENT ON POLICY "Pol 1" ON "select"."table" IS 'p';
CREATE TEXT SEARCH DICTIONARY "Odd Schema"."Dict 1" (TEMPLATE = simple, stopwords = 'english');
CREATE TEXT SEARCH CONFIGURATION "Odd Schema"."Conf 1" (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION "Odd Schema"."Conf 1" ADD MAPPING FOR word WITH "Odd Schema"."Dict 1";
CREATE PUBLICATION "Pub 1" FOR TABLE "select"."table";
GRANT SELECT, INSERT ON "Odd Schema"."Main Table" TO "Odd ""Role""";
GRANT UPDATE ("nl
col") ON "Odd Schema"."Main Table" TO "Odd ""Role""";
GRANT USAGE ON SCHEMA "Odd Schema" TO "Odd ""Role""";
GRANT EXECUTE ON FUNCTION "Odd Schema"."Odd Fn"(int, text) TO "Odd ""Role""";
ALTER DEFAULT PRIVILEGES IN SCHEMA "Odd Schema" GRANT SELECT ON TABLES TO "Odd ""Role""";
ALTER TABLE "select"."table" OWNER TO "Odd ""Role""";
ALTER SCHEMA "select" OWNER TO "Odd ""Role""";
ALTER TYPE "Odd Schema"."Mood Kind" OWNER TO "Odd ""Role""";
ALTER FUNCTION "Odd Schema"."Odd Fn"(int, text) OWNER TO "Odd ""Role""";
CREATE CAST ("Odd Schema"."Float Range" AS text) WITH INOUT;
COMMENT ON CONSTRAINT "not
empty" ON DOMAIN "line
break"."Post Code" IS 'c on d';
ALTER DOMAIN "line
break"."Post Code" ADD CONSTRAINT "a on b" CHECK (VALUE <> 'x');
COMMENT ON CONSTRAINT "a on b" ON DOMAIN "line
break"."Post Code" IS 'two';
