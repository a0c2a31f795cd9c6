-- Recycling: contracts, pickups and weighings stand between two others and are things by themselves.
-- bridge depot_fractions: depots, fractions
CREATE TABLE depots (id integer PRIMARY KEY, street text NOT NULL);
CREATE TABLE firms (id integer PRIMARY KEY, legal_name text NOT NULL);
CREATE TABLE trucks (id integer PRIMARY KEY, plate text NOT NULL);
CREATE TABLE fractions (id integer PRIMARY KEY, colour text NOT NULL);
CREATE TABLE depot_fractions (id integer PRIMARY KEY, depot_id integer NOT NULL, fraction_id integer NOT NULL, tonnes numeric NOT NULL, FOREIGN KEY (depot_id) REFERENCES depots, FOREIGN KEY (fraction_id) REFERENCES fractions);
CREATE TABLE deals (id integer PRIMARY KEY, depot_id integer NOT NULL REFERENCES depots, firm_id integer NOT NULL REFERENCES firms, number text NOT NULL UNIQUE, signed_on date NOT NULL);
CREATE TABLE pickups (id integer PRIMARY KEY, truck_id integer NOT NULL REFERENCES trucks, depot_id integer NOT NULL REFERENCES depots, at timestamptz NOT NULL);
CREATE TABLE weighings (id integer PRIMARY KEY, truck_id integer NOT NULL REFERENCES trucks, depot_id integer NOT NULL REFERENCES depots, kilos integer NOT NULL);
CREATE TABLE depot_invoice (id integer PRIMARY KEY, depot_id integer NOT NULL REFERENCES depots, firm_id integer NOT NULL REFERENCES firms, amount numeric NOT NULL, due date NOT NULL);
