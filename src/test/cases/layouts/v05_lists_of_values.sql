-- Functions that name a subtype's columns by their order.
CREATE TABLE seats (id integer PRIMARY KEY, class text NOT NULL CHECK (class IN ('cabin', 'bench')));
CREATE TABLE cabins (seat_id integer PRIMARY KEY REFERENCES seats ON DELETE CASCADE, beds smallint NOT NULL, window_side boolean);
CREATE TABLE benches (seat_id integer PRIMARY KEY REFERENCES seats ON DELETE CASCADE, places smallint NOT NULL);
CREATE FUNCTION add_cabin(s integer, b smallint) RETURNS void LANGUAGE sql AS 'INSERT INTO cabins VALUES (s, b, true)';
CREATE FUNCTION add_bench(s integer, p smallint) RETURNS void LANGUAGE sql AS 'INSERT INTO benches VALUES (s, p)';
CREATE VIEW wide AS SELECT s.class, c.seat_id, c.beds FROM seats s JOIN cabins c ON c.seat_id = s.id WHERE c.beds > 1;
CREATE VIEW cabins_now AS SELECT * FROM cabins WHERE window_side;
CREATE VIEW seated AS SELECT * FROM seats s JOIN cabins c ON c.seat_id = s.id;
CREATE FUNCTION first_bench() RETURNS text LANGUAGE sql RETURN (SELECT b::text FROM (SELECT * FROM benches ORDER BY places LIMIT 1) b);
CREATE FUNCTION all_cabins() RETURNS SETOF cabins LANGUAGE sql AS 'SELECT * FROM cabins';
CREATE VIEW of_seated AS SELECT * FROM seated;
