-- Names, types and tables that a client in TypeScript stumbles over.
CREATE SCHEMA "Odd Schema";
CREATE SCHEMA audit;
CREATE TYPE mood AS ENUM ('sad', 'it''s ok', 'back\slash', 'ha`p${p}y');
CREATE TYPE "Odd Schema"."Color" AS ENUM ('red', 'green');
CREATE TYPE pair AS (a int, b text);
CREATE DOMAIN email AS text NOT NULL CHECK (VALUE LIKE '%@%');
CREATE DOMAIN positive AS int CONSTRAINT is_positive CHECK (VALUE > 0);
CREATE TABLE "User Accounts" (
  "Account No"  bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  "e-mail"      email,
  "class"       text        NOT NULL DEFAULT 'a`b${c}\d',
  "constructor" int,
  mood          mood        DEFAULT 'sad',
  moods         mood[]      NOT NULL DEFAULT '{}',
  tags          text[]      NOT NULL DEFAULT '{}',
  "ünïcode"     varchar(20),
  doc           jsonb       NOT NULL DEFAULT '{}',
  size          positive,
  doubled       int         GENERATED ALWAYS AS (size * 2) STORED,
  UNIQUE ("e-mail", "class")
);
COMMENT ON TABLE "User Accounts" IS 'Ends a comment */ here
and goes on';
CREATE INDEX ON "User Accounts" ("Account No") WHERE "class" = 'a`b${c}\d';
CREATE TABLE audit.dates (
  at       timestamptz   NOT NULL DEFAULT now(),
  tenant   uuid          NOT NULL,
  seq      int           NOT NULL,
  v_int2   smallint, v_int8 bigint, v_real real, v_numeric numeric(12, 2), v_bool boolean, v_text text, v_char char(3), v_bytea bytea,
  v_date   date, v_timestamp timestamp, v_time time, v_interval interval, v_json json, v_jsonb jsonb, v_uuid uuid, v_inet inet, v_cidr cidr,
  v_range  tstzrange, v_money money, v_bits bit(3), v_vector tsvector, v_xml xml, v_point point, v_circle circle, v_pair pair, v_color "Odd Schema"."Color",
  a_int2   smallint[], a_int8 bigint[], a_real real[], a_numeric numeric[], a_bool boolean[], a_text text[], a_char char(3)[], a_varchar varchar[],
  a_bytea  bytea[], a_date date[], a_timestamp timestamp[], a_timestamptz timestamptz[], a_time time[], a_interval interval[], a_json json[],
  a_jsonb  jsonb[], a_uuid uuid[], a_inet inet[], a_cidr cidr[], a_macaddr macaddr[], a_range tstzrange[], a_money money[], a_numrange numrange[],
  a_xml    xml[], a_point point[], a_circle circle[], a_pair pair[], a_color "Odd Schema"."Color"[], a_oid oid[],
  PRIMARY KEY (tenant, seq)
);
CREATE INDEX ON audit.dates (tenant, at DESC);
CREATE TABLE "Odd Schema"."Promise" (
  id        serial PRIMARY KEY,
  tenant    uuid,
  seq       int,
  "sql"     text CONSTRAINT "no \ `here${0}" CHECK ("sql" <> 'db'),
  "db"      text,
  "params"  text,
  "a.b"     text,
  "x as y"  int,
  "quo""te" text,
  FOREIGN KEY (tenant, seq) REFERENCES audit.dates (tenant, seq) ON DELETE CASCADE
);
CREATE UNIQUE INDEX "uniq lower" ON "Odd Schema"."Promise" (lower("sql"));
CREATE TABLE "dot.ted" (id int PRIMARY KEY, v text);
CREATE TABLE measurements (city int NOT NULL, day date NOT NULL, peak int, PRIMARY KEY (city, day)) PARTITION BY RANGE (day);
CREATE TABLE measurements_2026 PARTITION OF measurements FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE "ユーザー" (id bigint PRIMARY KEY, "名前" text NOT NULL);
CREATE TABLE "注文明細" (id bigint PRIMARY KEY, "ユーザー" bigint REFERENCES "ユーザー" (id));
CREATE TABLE no_key (a int, b text);
CREATE TABLE only_generated (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE VIEW only_seen AS SELECT id FROM only_generated;
CREATE TABLE parents (id int PRIMARY KEY, name text);
CREATE TABLE children (extra text) INHERITS (parents);
