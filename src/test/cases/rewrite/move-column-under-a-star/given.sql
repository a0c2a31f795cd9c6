CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE VIEW everyone AS SELECT * FROM users;
