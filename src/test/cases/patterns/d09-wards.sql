-- Wards without primary keys: rows that are references alone; an arc, and a badge of which each nurse has one, are no links.
-- bridge shift_cover: shifts, nurses, wards
-- arc placement: ward_id, clinic_id exactly
-- side nurse_badge: nurses
CREATE TABLE shifts (id integer PRIMARY KEY, starts time NOT NULL);
CREATE TABLE nurses (id integer PRIMARY KEY, surname text NOT NULL);
CREATE TABLE wards (id integer PRIMARY KEY, floor integer NOT NULL);
CREATE TABLE clinics (id integer PRIMARY KEY, street text NOT NULL);
CREATE TABLE shift_cover (shift_id integer NOT NULL REFERENCES shifts, nurse_id integer NOT NULL REFERENCES nurses, ward_id integer REFERENCES wards);
CREATE TABLE placement (nurse_id integer NOT NULL REFERENCES nurses, ward_id integer REFERENCES wards, clinic_id integer REFERENCES clinics, CHECK (num_nonnulls(ward_id, clinic_id) = 1));
CREATE TABLE nurse_badge (nurse_id integer NOT NULL UNIQUE REFERENCES nurses, ward_id integer NOT NULL REFERENCES wards, printed date);
CREATE TABLE ward_events (ward_id integer NOT NULL REFERENCES wards, nurse_id integer NOT NULL REFERENCES nurses, what text NOT NULL, at timestamptz NOT NULL, urgent boolean);
CREATE TABLE measurements (nurse_id integer NOT NULL REFERENCES nurses, ward_id integer NOT NULL REFERENCES wards, at timestamptz NOT NULL, trace bytea NOT NULL, note text);
