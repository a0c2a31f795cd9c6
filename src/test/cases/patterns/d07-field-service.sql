-- Field service: rows of whatever table by type and key; kinds of contact, foreign keys and other systems' numbers are none.
-- polymorphic attachments: owner_id, owner_kind
-- polymorphic permits: resource, resource_type
-- polymorphic alerts: objectid, type
CREATE TABLE sites (id bigint PRIMARY KEY, street text NOT NULL);
CREATE TABLE machines (id bigint PRIMARY KEY, site_id bigint NOT NULL REFERENCES sites, serial text NOT NULL UNIQUE);
CREATE TABLE engineers (id bigint PRIMARY KEY, surname text NOT NULL);
CREATE TABLE attachments (id bigint PRIMARY KEY, owner_kind text NOT NULL, owner_id bigint NOT NULL, bytes bytea NOT NULL);
CREATE TABLE permits (id bigint PRIMARY KEY, engineer_id bigint NOT NULL REFERENCES engineers, resource_type text NOT NULL, resource text NOT NULL, UNIQUE (resource_type, resource, engineer_id));
CREATE TABLE alerts (id bigint PRIMARY KEY, type smallint NOT NULL, objectid bigint, sent timestamptz NOT NULL, engineer_id bigint REFERENCES engineers);
CREATE TABLE contacts (id bigint PRIMARY KEY, engineer_id bigint NOT NULL REFERENCES engineers, contact_type text NOT NULL, contact text NOT NULL, UNIQUE (engineer_id, contact_type, contact));
CREATE TABLE goals (id bigint PRIMARY KEY, site_id bigint NOT NULL REFERENCES sites, target_type text NOT NULL, target numeric NOT NULL);
CREATE TABLE imports (id bigint PRIMARY KEY, external_type text NOT NULL, external_id text NOT NULL, taken timestamptz NOT NULL);
CREATE TABLE keys (id bigint PRIMARY KEY, type text NOT NULL, owner_id bigint NOT NULL REFERENCES engineers);
