-- Satellites without foreign keys; a pass is an event, a payload a thing.
-- bridge satellite_antennas: satellites, antennas
CREATE TABLE satellites (id integer PRIMARY KEY, norad integer NOT NULL UNIQUE, launched date);
CREATE TABLE antennas (id integer PRIMARY KEY, site text NOT NULL);
CREATE TABLE satellite_antennas (id integer PRIMARY KEY, satellite_id integer NOT NULL, antenna_id integer NOT NULL, preferred boolean NOT NULL);
CREATE TABLE passes (id integer PRIMARY KEY, satellite_id integer NOT NULL, antenna_id integer NOT NULL, rises timestamptz NOT NULL, sets timestamptz NOT NULL, elevation numeric);
CREATE TABLE antenna_faults (id integer PRIMARY KEY, antenna_id integer NOT NULL, satellite_id integer, code text NOT NULL);
CREATE TABLE telemetry (satellite_id integer NOT NULL, antenna_id integer NOT NULL, frame bytea NOT NULL, at timestamptz NOT NULL);
CREATE TABLE downlink_log (satellite_id integer NOT NULL, antenna_id integer NOT NULL, bytes bigint NOT NULL, at timestamptz NOT NULL);
