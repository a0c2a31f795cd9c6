CREATE TABLE users (id bigint PRIMARY KEY, email text, active boolean);
CREATE VIEW ids AS SELECT id FROM (SELECT * FROM users) u;
CREATE VIEW wide AS WITH u AS (SELECT * FROM users) SELECT u.*, 1 AS one FROM u;
CREATE VIEW wider AS SELECT w.* FROM (SELECT * FROM wide) w;
-- NOTE: The view wide at given.sql:3 shows columns by a star: it shows active too. Where it exists already it has to be made again, as a migration does.
-- NOTE: The view wider at given.sql:4 shows columns by a star: it shows active too. Where it exists already it has to be made again, as a migration does.
