-- which number means which kind stands in the rows of a lookup table alone
CREATE TABLE vehicle_kinds (id int PRIMARY KEY, name text NOT NULL UNIQUE);
INSERT INTO vehicle_kinds (name, id) VALUES ('Heavy truck', 7), ('boat', 9);
CREATE TABLE vehicles (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind_id int NOT NULL REFERENCES vehicle_kinds, plate text NOT NULL UNIQUE);
CREATE TABLE boats (vehicle_id bigint PRIMARY KEY REFERENCES vehicles ON DELETE CASCADE, draught numeric(5, 2) NOT NULL);
CREATE TABLE heavy_trucks (vehicle_id bigint PRIMARY KEY REFERENCES vehicles ON DELETE CASCADE, axles int NOT NULL);
