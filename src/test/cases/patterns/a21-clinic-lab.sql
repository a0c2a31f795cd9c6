-- Lab results: one of several value columns (no references), samples with versions.
-- family sample > blood_sample, tissue_sample by sample_type
-- bridge panel_test: panel, lab_test
CREATE TABLE sample (id uuid PRIMARY KEY, sample_type integer NOT NULL CHECK (sample_type BETWEEN 1 AND 2), taken_at timestamptz NOT NULL, UNIQUE (id, sample_type));
CREATE TABLE blood_sample (sample_id uuid PRIMARY KEY, sample_type integer NOT NULL DEFAULT 1 CHECK (sample_type = 1), tube text NOT NULL, FOREIGN KEY (sample_id, sample_type) REFERENCES sample (id, sample_type));
CREATE TABLE tissue_sample (sample_id uuid PRIMARY KEY, sample_type integer NOT NULL DEFAULT 2 CHECK (sample_type = 2), organ text NOT NULL, FOREIGN KEY (sample_id, sample_type) REFERENCES sample (id, sample_type));
CREATE TABLE panel (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE lab_test (id serial PRIMARY KEY, code text NOT NULL, unit text);
CREATE TABLE panel_test (panel_id int NOT NULL REFERENCES panel, lab_test_id int NOT NULL REFERENCES lab_test, ordinal int NOT NULL, PRIMARY KEY (panel_id, lab_test_id), UNIQUE (panel_id, ordinal));
CREATE TABLE result (id bigserial PRIMARY KEY, sample_id uuid NOT NULL REFERENCES sample, lab_test_id int NOT NULL REFERENCES lab_test, value_num numeric, value_text text, value_bool boolean, CHECK (num_nonnulls(value_num, value_text, value_bool) = 1));
