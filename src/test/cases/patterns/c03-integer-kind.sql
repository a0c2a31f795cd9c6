-- Kinds by number, each reference carries its own.
-- family devices > sensors, motors by device_type
CREATE TABLE devices (id integer PRIMARY KEY, device_type smallint NOT NULL CHECK (device_type IN (1, 2)), UNIQUE (id, device_type));
CREATE TABLE sensors (device_id integer PRIMARY KEY, device_type smallint NOT NULL GENERATED ALWAYS AS (1) STORED, unit text NOT NULL,
    FOREIGN KEY (device_id, device_type) REFERENCES devices (id, device_type));
CREATE TABLE motors (device_id integer PRIMARY KEY, device_type smallint NOT NULL DEFAULT 2 CHECK (device_type = 2), force numeric NOT NULL,
    FOREIGN KEY (device_id, device_type) REFERENCES devices (id, device_type));
