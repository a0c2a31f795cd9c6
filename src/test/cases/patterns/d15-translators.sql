-- A bureau of translators: text ids beside a type that are their own, or another system's; a job's status is no kind.
CREATE TABLE glossaries (glossary_id text PRIMARY KEY, glossary_type text NOT NULL, title text NOT NULL);
CREATE TABLE jobs (id integer PRIMARY KEY, origin_type text NOT NULL, origin_id text NOT NULL, status text NOT NULL CHECK (status IN ('new', 'done')), finished timestamptz, rating integer, remark text);
CREATE TABLE clients (id integer PRIMARY KEY, tax_type text NOT NULL, tax_id text NOT NULL, legal_name text NOT NULL, UNIQUE (tax_id));
CREATE TABLE segments (id integer PRIMARY KEY, job_id integer NOT NULL REFERENCES jobs, type text NOT NULL CHECK (type IN ('head', 'body')), wording text NOT NULL);
