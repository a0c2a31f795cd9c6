-- PostgreSQL inheritance with two levels and an own key; documents by table_name and record_id.
-- inherits vehicle > car, truck
-- inherits truck > tanker
-- polymorphic document: table_name, record_id
CREATE TABLE vehicle (id serial PRIMARY KEY, plate text NOT NULL);
CREATE TABLE car (doors smallint, PRIMARY KEY (id)) INHERITS (vehicle);
CREATE TABLE truck (axles smallint NOT NULL, payload_kg int, PRIMARY KEY (id)) INHERITS (vehicle);
CREATE TABLE tanker (liquid text, PRIMARY KEY (id)) INHERITS (truck);
CREATE TABLE document (id serial PRIMARY KEY, table_name text NOT NULL CHECK (table_name IN ('car', 'truck', 'tanker')), record_id integer NOT NULL, file text NOT NULL);
CREATE INDEX document_of ON document (table_name, record_id);
