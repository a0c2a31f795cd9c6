CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE logins (user_id bigint REFERENCES users, at timestamptz);
CREATE VIEW seen AS SELECT * FROM users JOIN logins ON user_id = id;
