CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE VIEW ids AS SELECT id FROM (SELECT * FROM users) u;
CREATE VIEW wide AS WITH u AS (SELECT * FROM users) SELECT u.*, 1 AS one FROM u;
CREATE VIEW wider AS SELECT w.* FROM (SELECT * FROM wide) w;
