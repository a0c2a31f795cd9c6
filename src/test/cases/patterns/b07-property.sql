-- Property management: assets by flags of one boolean; leases with an exclusion over two dates; owners by person or company (at most).
-- family asset > building_asset by is_building
-- temporal lease: valid_from
-- arc ownership: person_id, company_id
-- tree asset: within_id
CREATE EXTENSION btree_gist;
CREATE TABLE person (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE company (id int PRIMARY KEY, name text NOT NULL, register text NOT NULL);
CREATE TABLE asset (id int PRIMARY KEY, within_id int REFERENCES asset, address text, is_building boolean NOT NULL DEFAULT false);
CREATE TABLE building_asset (asset_id int PRIMARY KEY REFERENCES asset ON DELETE CASCADE, floors smallint NOT NULL, year_built smallint);
CREATE TABLE ownership (id int PRIMARY KEY, asset_id int NOT NULL REFERENCES asset, person_id int REFERENCES person, company_id int REFERENCES company, note text, CHECK (person_id IS NULL OR company_id IS NULL));
CREATE TABLE lease (id int PRIMARY KEY, asset_id int NOT NULL REFERENCES asset, tenant_id int NOT NULL REFERENCES person, valid_from date NOT NULL, valid_to date NOT NULL, rent numeric NOT NULL, CHECK (valid_from < valid_to), EXCLUDE USING gist (asset_id WITH =, daterange(valid_from, valid_to) WITH &&));
CREATE TABLE viewing (id int PRIMARY KEY, asset_id int NOT NULL REFERENCES asset, begins_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, CHECK (begins_at < ends_at));
