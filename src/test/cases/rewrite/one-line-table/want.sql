CREATE TABLE users (id bigint PRIMARY KEY, email text, n integer);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users, title text, body text);
CREATE VIEW addresses AS
  SELECT email, count(*) AS posts -- how many
  FROM users JOIN posts ON posts.author = users.id
  GROUP BY email
  ORDER BY email;
CREATE VIEW busy AS SELECT a.email FROM addresses a WHERE a.posts > 10;
create view everyone as select * from users u where exists (select 1 from posts where author = u.id and u.email is not null);
