-- schemas; tables, enums and labels of another schema that sqlc calls like those of public
CREATE SCHEMA audit;
CREATE TYPE audit.level AS ENUM ('low', 'high');
CREATE TABLE audit_logs (id int PRIMARY KEY, text text NOT NULL);
CREATE TABLE audit.logs (id int PRIMARY KEY, level audit.level NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON audit.logs (level, at DESC);
CREATE TABLE audit.log_readers (log_id int REFERENCES audit.logs (id), reader_id int REFERENCES audit_logs (id), PRIMARY KEY (log_id, reader_id));
CREATE SCHEMA "Odd Schema";
CREATE TYPE "Odd Schema"."Odd Type" AS ENUM ('a', 'b c', '1');
CREATE TABLE "Odd Schema"."Odd Table" ("Odd Key" int PRIMARY KEY, "type" "Odd Schema"."Odd Type" NOT NULL, types "Odd Schema"."Odd Type"[], parent_id int REFERENCES "Odd Schema"."Odd Table" ("Odd Key"));
CREATE TABLE "Odd Schema".tables (id int PRIMARY KEY, "Odd Column" text UNIQUE, level audit.level NOT NULL);
CREATE INDEX ON "Odd Schema".tables (level, id DESC);
CREATE TABLE audit_level_low (id int PRIMARY KEY, name text NOT NULL);
