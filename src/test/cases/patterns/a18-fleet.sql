-- A fleet: a boolean tells the two kinds apart; a nested set; an insurance with a domain.
-- family vehicle > rental_vehicle by is_rental
-- nested-set depot: lft
-- single cost_item by kind
-- temporal insurance: effective_from
CREATE DOMAIN cost_kind AS text CHECK (VALUE IN ('fuel', 'repair', 'toll'));
CREATE TABLE depot (id serial PRIMARY KEY, name text NOT NULL, lft int NOT NULL, rgt int NOT NULL, CHECK (lft < rgt));
CREATE TABLE vehicle (id serial PRIMARY KEY, plate text NOT NULL UNIQUE, is_rental boolean NOT NULL DEFAULT false, depot_id int REFERENCES depot);
CREATE TABLE rental_vehicle (vehicle_id int PRIMARY KEY REFERENCES vehicle ON DELETE CASCADE, daily_rate numeric NOT NULL);
CREATE TABLE insurance (id serial PRIMARY KEY, vehicle_id int NOT NULL REFERENCES vehicle, effective_from date NOT NULL, effective_to date, premium numeric NOT NULL);
CREATE TABLE cost_item (id serial PRIMARY KEY, vehicle_id int NOT NULL REFERENCES vehicle, kind cost_kind NOT NULL, amount numeric NOT NULL, litres numeric, garage text, road text,
  CHECK (CASE kind WHEN 'fuel' THEN litres IS NOT NULL AND garage IS NULL AND road IS NULL WHEN 'repair' THEN litres IS NULL AND garage IS NOT NULL AND road IS NULL ELSE litres IS NULL AND garage IS NULL END));
