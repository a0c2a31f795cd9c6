-- A CRM, hand-written: parties are people or companies.
-- family parties > people, companies by kind
-- bridge party_tag: parties, tag
-- temporal engagement: starts_on
-- tree company_division: parent_id
-- side party_settings: parties
CREATE TYPE party_kind AS ENUM ('person', 'company');
CREATE TABLE parties (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind party_kind NOT NULL, display_name text NOT NULL, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE people (party_id bigint PRIMARY KEY REFERENCES parties ON DELETE CASCADE, given_name text NOT NULL, family_name text, born_on date);
CREATE TABLE companies (party_id bigint PRIMARY KEY REFERENCES parties ON DELETE CASCADE, vat_number text, founded int);
CREATE TABLE company_division (id bigserial PRIMARY KEY, company_id bigint NOT NULL REFERENCES companies, parent_id bigint REFERENCES company_division, name text NOT NULL);
CREATE TABLE tag (id serial PRIMARY KEY, label text NOT NULL UNIQUE);
CREATE TABLE party_tag (party_id bigint REFERENCES parties ON DELETE CASCADE, tag_id int REFERENCES tag ON DELETE CASCADE, PRIMARY KEY (party_id, tag_id));
CREATE EXTENSION btree_gist;
CREATE TABLE engagement (id bigserial PRIMARY KEY, person_id bigint NOT NULL REFERENCES people, company_id bigint NOT NULL REFERENCES companies, title text, starts_on date NOT NULL, ends_on date,
  EXCLUDE USING gist (person_id WITH =, company_id WITH =, daterange(starts_on, ends_on) WITH &&));
CREATE TABLE party_settings (party_id bigint PRIMARY KEY REFERENCES parties ON DELETE CASCADE, locale text, newsletter boolean NOT NULL DEFAULT false);
