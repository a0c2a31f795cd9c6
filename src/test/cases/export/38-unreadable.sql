-- what the parser in sqlc does not read
CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE TABLE rooms (id int PRIMARY KEY, name text NOT NULL, wide bool GENERATED ALWAYS AS (length(name) > 9) VIRTUAL);
CREATE TABLE bookings (room_id int NOT NULL REFERENCES rooms (id), during tstzrange NOT NULL, guest text NOT NULL, PRIMARY KEY (room_id, during WITHOUT OVERLAPS), CONSTRAINT guest_check CHECK (guest <> '') NOT ENFORCED);
CREATE VIEW room_names (room, label) AS SELECT id, name FROM rooms;
CREATE VIEW plain AS SELECT id, name FROM rooms;
CREATE MATERIALIZED VIEW counted (n) AS SELECT count(*) FROM bookings;
GRANT SELECT ON rooms TO :reader;
GRANT SELECT ON bookings TO :"reader";
ALTER TABLE rooms OWNER TO :owner;
CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql IMMUTABLE RETURN a + 1;
