-- a truth value tells companies from persons; indexes whose predicates are truth values, or that go over a key as well, are kept in every layout
CREATE TABLE clients (id serial PRIMARY KEY, is_company boolean NOT NULL, archived boolean NOT NULL DEFAULT false, name text NOT NULL);
CREATE TABLE companies (client_id integer PRIMARY KEY REFERENCES clients ON DELETE CASCADE, vat text NOT NULL, closed boolean NOT NULL DEFAULT false, size integer);
CREATE TABLE persons (client_id integer PRIMARY KEY REFERENCES clients ON DELETE CASCADE, born date, dead boolean);
CREATE INDEX open_names ON clients (name) WHERE NOT archived;
CREATE INDEX priv ON clients (name) WHERE NOT is_company;
CREATE INDEX open_vat ON companies (vat) WHERE NOT closed;
CREATE INDEX alive ON persons (born) WHERE dead IS NOT TRUE;
CREATE INDEX sizes ON companies (size DESC NULLS LAST) INCLUDE (vat);
CREATE UNIQUE INDEX one_vat ON companies (lower(vat)) WHERE NOT closed;
CREATE INDEX keyed ON companies (client_id, vat);
