-- the kind is a number of a lookup table whose rows the script puts in, one of them without a table
CREATE TABLE vehicle_types (id smallint PRIMARY KEY, name text NOT NULL UNIQUE);
INSERT INTO vehicle_types (id, name) VALUES (1, 'Car'), (2, 'Heavy truck'), (3, 'Boat');
INSERT INTO vehicle_types VALUES (4, 'Trailer');
CREATE TABLE vehicles (id bigserial PRIMARY KEY, vehicle_type_id smallint NOT NULL REFERENCES vehicle_types, plate text NOT NULL);
CREATE TABLE boats (vehicle_id bigint PRIMARY KEY REFERENCES vehicles ON DELETE CASCADE, draught numeric NOT NULL);
CREATE TABLE cars (vehicle_id bigint PRIMARY KEY REFERENCES vehicles ON DELETE CASCADE, seats integer NOT NULL);
CREATE TABLE heavy_trucks (vehicle_id bigint PRIMARY KEY REFERENCES vehicles ON DELETE CASCADE, axles integer);
