-- Devices of several kinds by LIST partitions; readings are partitioned by time and no pattern.
-- single device by kind
-- tree site: parent_id
CREATE TABLE site (id integer PRIMARY KEY, name text NOT NULL, parent_id integer REFERENCES site);
CREATE TABLE device (id bigint NOT NULL, kind text NOT NULL, site_id integer NOT NULL REFERENCES site, serial text NOT NULL, sensor_unit text, sensor_range int4range, actuator_force numeric, actuator_axis smallint, PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
CREATE TABLE device_sensor PARTITION OF device (CHECK (actuator_force IS NULL AND actuator_axis IS NULL)) FOR VALUES IN ('sensor');
CREATE TABLE device_actuator PARTITION OF device (CHECK (sensor_unit IS NULL AND sensor_range IS NULL)) FOR VALUES IN ('actuator');
CREATE TABLE reading (device_id bigint NOT NULL, at timestamptz NOT NULL, value double precision, PRIMARY KEY (device_id, at)) PARTITION BY RANGE (at);
CREATE TABLE reading_2024 PARTITION OF reading FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
