CREATE TABLE users (id bigint PRIMARY KEY, title text, n integer);
CREATE TABLE posts (id bigint PRIMARY KEY, author bigint REFERENCES users, title text);
CREATE VIEW addresses AS
  SELECT users.title AS email, count(*) AS posts -- how many
  FROM users JOIN posts ON posts.author = users.id
  GROUP BY users.title
  ORDER BY email;
CREATE VIEW busy AS SELECT a.email FROM addresses a WHERE a.posts > 10;
create view everyone as select id, title as email, n from users u where exists (select 1 from posts where author = u.id and u.title is not null);
