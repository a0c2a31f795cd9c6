-- Two subtypes in two schemas, with indexes and keys of one name, which a table beside the base has as well.
CREATE SCHEMA sea;
CREATE SCHEMA land;
CREATE TABLE routes (id integer PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('ferry', 'coach')), name text NOT NULL);
CREATE TABLE sea.ferries (route_id integer PRIMARY KEY REFERENCES routes ON DELETE CASCADE, harbour text NOT NULL, CONSTRAINT place_once UNIQUE (harbour));
CREATE TABLE land.coaches (route_id integer PRIMARY KEY REFERENCES routes ON DELETE CASCADE, town text NOT NULL, stop text, CONSTRAINT place_once UNIQUE (town));
CREATE INDEX by_place ON sea.ferries (harbour, route_id);
CREATE INDEX by_place ON land.coaches (stop);
COMMENT ON INDEX land.by_place IS 'where people wait';
CREATE TABLE tariffs (id integer PRIMARY KEY, zone text NOT NULL);
CREATE INDEX by_place ON tariffs (zone);
