-- Telecom: services by domain with an "other" base row, a bridge with a period, an arc with five arms by counting nulls.
-- family service > voice_service, data_service by service_class
-- bridge sim_assignment: sim, subscriber
-- temporal sim_assignment: assigned_from
-- arc ticket: sim_id, subscriber_id, service_id, tower_id, cable_id exactly
CREATE DOMAIN service_class AS varchar(10) NOT NULL CHECK (VALUE IN ('voice', 'data', 'other'));
CREATE TABLE subscriber (id bigint PRIMARY KEY, name text NOT NULL);
CREATE TABLE sim (id bigint PRIMARY KEY, iccid text NOT NULL UNIQUE);
CREATE TABLE tower (id bigint PRIMARY KEY, mast_height numeric);
CREATE TABLE cable (id bigint PRIMARY KEY, metres numeric);
CREATE TABLE service (id bigint PRIMARY KEY, service_class service_class, subscriber_id bigint NOT NULL REFERENCES subscriber);
CREATE TABLE voice_service (id bigint PRIMARY KEY REFERENCES service ON DELETE CASCADE, minutes int NOT NULL);
CREATE TABLE data_service (id bigint PRIMARY KEY REFERENCES service ON DELETE CASCADE, gigabytes int NOT NULL, throttled boolean NOT NULL DEFAULT false);
CREATE TABLE sim_assignment (sim_id bigint NOT NULL REFERENCES sim, subscriber_id bigint NOT NULL REFERENCES subscriber, assigned_from timestamptz NOT NULL, assigned_to timestamptz, PRIMARY KEY (sim_id, subscriber_id, assigned_from));
CREATE TABLE ticket (id bigint PRIMARY KEY, sim_id bigint REFERENCES sim, subscriber_id bigint REFERENCES subscriber, service_id bigint REFERENCES service, tower_id bigint REFERENCES tower, cable_id bigint REFERENCES cable, text text NOT NULL, CHECK (num_nulls(sim_id, subscriber_id, service_id, tower_id, cable_id) = 4));
