-- Maps: a subtype alone; ltree paths; tables named alike that are parts.
-- family feature > named_feature
-- path region: path
-- side feature_geometry: feature
-- bridge feature_region: feature, region
CREATE EXTENSION ltree;
CREATE TABLE region (id serial PRIMARY KEY, path ltree NOT NULL UNIQUE, name text NOT NULL);
CREATE INDEX region_path ON region USING gist (path);
CREATE TABLE feature (id bigserial PRIMARY KEY, source text NOT NULL);
CREATE TABLE named_feature (feature_id bigint PRIMARY KEY REFERENCES feature ON DELETE CASCADE, name text NOT NULL, name_lang text);
CREATE TABLE feature_geometry (feature_id bigint PRIMARY KEY REFERENCES feature ON DELETE CASCADE, wkb bytea NOT NULL, srid integer NOT NULL);
CREATE TABLE feature_region (feature_id bigint REFERENCES feature ON DELETE CASCADE, region_id int REFERENCES region ON DELETE CASCADE, PRIMARY KEY (feature_id, region_id));
