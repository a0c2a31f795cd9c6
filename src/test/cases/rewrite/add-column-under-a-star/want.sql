CREATE TABLE users (id bigint PRIMARY KEY, email text, active boolean);
CREATE VIEW everyone AS SELECT * FROM users;
CREATE VIEW named AS SELECT e.* FROM everyone e WHERE email IS NOT NULL;
CREATE VIEW ids AS SELECT id FROM users;
INSERT INTO users VALUES (2, 'b@example.org');
COPY users (id, email) FROM stdin;
1	a@example.org
\.
-- NOTE: The rows at given.sql:5 name no columns; active has its default in them, or NULL.
-- NOTE: The view everyone at given.sql:2 shows columns by a star: it shows active too. Where it exists already it has to be made again, as a migration does.
-- NOTE: The view named at given.sql:3 shows columns by a star: it shows active too. Where it exists already it has to be made again, as a migration does.
