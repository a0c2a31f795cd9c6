CREATE TABLE users (email text, id bigint PRIMARY KEY);
CREATE VIEW everyone AS SELECT * FROM users;
-- NOTE: The view everyone at given.sql:2 shows columns by a star: it shows email at another place where this text is loaded anew; where it exists already, it does not.
