-- Rails' single table with few columns and JSON.
-- single integrations by type
CREATE TABLE integrations (id uuid PRIMARY KEY, organization_id uuid NOT NULL, name varchar NOT NULL, type varchar NOT NULL, secrets varchar, settings jsonb NOT NULL DEFAULT '{}');
CREATE INDEX index_integrations_on_type ON integrations (type);
