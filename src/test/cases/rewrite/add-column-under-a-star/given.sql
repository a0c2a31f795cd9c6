CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE VIEW everyone AS SELECT * FROM users;
CREATE VIEW named AS SELECT e.* FROM everyone e WHERE email IS NOT NULL;
CREATE VIEW ids AS SELECT id FROM users;
INSERT INTO users VALUES (2, 'b@example.org');
COPY users (id, email) FROM stdin;
1	a@example.org
\.
