-- Leases that hold for a time: keys and references within a period.
CREATE EXTENSION btree_gist;
CREATE TABLE lease (no int, held daterange, lease_kind text NOT NULL CHECK (lease_kind IN ('flat', 'garage')), rent numeric NOT NULL, PRIMARY KEY (no, held WITHOUT OVERLAPS));
CREATE TABLE flat (no int, held daterange, rooms int NOT NULL, PRIMARY KEY (no, held WITHOUT OVERLAPS), FOREIGN KEY (no, PERIOD held) REFERENCES lease (no, PERIOD held));
CREATE TABLE garage (no int, held daterange, height numeric NOT NULL, PRIMARY KEY (no, held WITHOUT OVERLAPS), FOREIGN KEY (no, PERIOD held) REFERENCES lease (no, PERIOD held));
