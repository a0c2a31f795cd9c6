CREATE TABLE rides (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('bus', 'tram')));
CREATE TABLE buses (ride_id bigint PRIMARY KEY REFERENCES rides ON DELETE CASCADE, plate text NOT NULL);
CREATE TABLE trams (ride_id bigint PRIMARY KEY REFERENCES rides ON DELETE CASCADE, line integer NOT NULL);
