-- a domain over a domain, in an array, over an enum, as key of a family and of a history
CREATE TYPE mood AS ENUM ('ok', 'sad');
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE DOMAIN work_email AS email NOT NULL;
CREATE DOMAIN feeling AS mood DEFAULT 'ok';
CREATE DOMAIN key AS uuid DEFAULT gen_random_uuid();
CREATE DOMAIN amount AS numeric(12,2) CHECK (VALUE >= 0);
CREATE DOMAIN day AS date;
CREATE TABLE staff (id key PRIMARY KEY, mail work_email UNIQUE, others email[] NOT NULL, felt feeling NOT NULL, felt_before feeling[]);
CREATE TABLE rates (id key PRIMARY KEY, staff_id key NOT NULL REFERENCES staff (id), rate amount NOT NULL, valid_from day NOT NULL, valid_to day);
CREATE TABLE events (id key PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('call', 'visit')), at timestamptz NOT NULL, staff_id key NOT NULL REFERENCES staff (id));
CREATE INDEX ON events (staff_id, at);
CREATE TABLE calls (event_id key PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE, number email NOT NULL, cost amount);
CREATE TABLE visits (event_id key PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE, place text NOT NULL, host_id key REFERENCES staff (id));
