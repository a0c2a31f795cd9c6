-- Logistics: a stop is at a depot, a customer's door or a port; legs; vehicles with flags.
-- arc stop: depot_id, customer_address_id, port_id exactly
-- single shipment_unit by unit_type
-- temporal tariff: valid_range
-- history tariff_audit: tariff
-- bridge driver_licence: driver, licence_class
-- lookup licence_class
CREATE EXTENSION btree_gist;
CREATE TABLE depot (id int PRIMARY KEY, city text NOT NULL);
CREATE TABLE customer_address (id int PRIMARY KEY, street text NOT NULL, city text NOT NULL, customer_no int NOT NULL);
CREATE TABLE port (id int PRIMARY KEY, locode char(5) NOT NULL UNIQUE, water_depth numeric);
CREATE TABLE route (id int PRIMARY KEY, name text);
CREATE TABLE stop (route_id int NOT NULL REFERENCES route, seq int NOT NULL, depot_id int REFERENCES depot, customer_address_id int REFERENCES customer_address, port_id int REFERENCES port, arrive timestamptz, depart timestamptz, PRIMARY KEY (route_id, seq),
  CHECK (CASE WHEN depot_id IS NULL THEN 0 ELSE 1 END + CASE WHEN customer_address_id IS NULL THEN 0 ELSE 1 END + CASE WHEN port_id IS NULL THEN 0 ELSE 1 END = 1));
CREATE TABLE shipment_unit (id bigint PRIMARY KEY, route_id int REFERENCES route, unit_type varchar(10) NOT NULL, gross_kg numeric NOT NULL, container_no char(11), iso_size char(4), pallet_height int, parcel_barcode text,
  CHECK (unit_type IN ('container', 'pallet', 'parcel')),
  CHECK (unit_type = 'container' AND container_no IS NOT NULL AND iso_size IS NOT NULL AND pallet_height IS NULL AND parcel_barcode IS NULL OR unit_type = 'pallet' AND pallet_height IS NOT NULL AND container_no IS NULL AND iso_size IS NULL AND parcel_barcode IS NULL OR unit_type = 'parcel' AND parcel_barcode IS NOT NULL AND container_no IS NULL AND iso_size IS NULL AND pallet_height IS NULL));
CREATE TABLE tariff (id int PRIMARY KEY, route_id int NOT NULL REFERENCES route, valid_range daterange NOT NULL, cents_per_kg int NOT NULL, EXCLUDE USING gist (route_id WITH =, valid_range WITH &&));
CREATE TABLE tariff_audit (audit_id bigserial PRIMARY KEY, id int NOT NULL, route_id int NOT NULL, valid_range daterange, cents_per_kg int, operation char(1) NOT NULL, at timestamptz NOT NULL DEFAULT now());
CREATE TABLE driver (id int PRIMARY KEY, name text NOT NULL, hired_on date, left_on date);
CREATE TABLE licence_class (code varchar(4) PRIMARY KEY, description text);
CREATE TABLE driver_licence (driver_id int NOT NULL REFERENCES driver ON DELETE CASCADE, class_code varchar(4) NOT NULL REFERENCES licence_class, issued_on date NOT NULL, PRIMARY KEY (driver_id, class_code));
