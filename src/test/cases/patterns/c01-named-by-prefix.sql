-- Subtypes are called after the base.
-- family outlet > outlet_shop, outlet_stand
CREATE TABLE outlet (id text PRIMARY KEY);
CREATE TABLE outlet_shop (id text PRIMARY KEY REFERENCES outlet ON DELETE CASCADE, door text NOT NULL);
CREATE TABLE outlet_stand (id text PRIMARY KEY REFERENCES outlet ON DELETE CASCADE, wheels integer NOT NULL);
