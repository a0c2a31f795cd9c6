-- trees by two ways, a history without a key, one by a range, a reference by name
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE folders (id varchar(20) PRIMARY KEY, parent_id varchar(20) REFERENCES folders (id), link_id varchar(20) REFERENCES folders (id), name text NOT NULL, depth int NOT NULL, path text NOT NULL);
CREATE TABLE prices (sku text NOT NULL, amount numeric NOT NULL, valid_from timestamptz NOT NULL DEFAULT now(), valid_to timestamptz);
CREATE TABLE rents (id int PRIMARY KEY, flat_id int NOT NULL, rent numeric NOT NULL, valid daterange NOT NULL, EXCLUDE USING gist (flat_id WITH =, valid WITH &&));
CREATE TABLE attachments (id int PRIMARY KEY, subject_type text NOT NULL CHECK (subject_type IN ('folder', 'rent')), subject_id int NOT NULL, bytes bytea NOT NULL);
CREATE INDEX ON attachments (subject_type, subject_id);
CREATE TABLE comments (id int PRIMARY KEY, folder_id varchar(20) REFERENCES folders (id), rent_id int REFERENCES rents (id), body text NOT NULL, posted_at timestamptz NOT NULL DEFAULT now(), CHECK ((folder_id IS NOT NULL)::int + (rent_id IS NOT NULL)::int = 1));
