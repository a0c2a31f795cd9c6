CREATE TABLE users (
  id bigint PRIMARY KEY,
  mail txet NOT NULL
);

CREATE TABLE orders (
  id bigint PRIMARY KEY,
  user_id bigint NOT NULL REFERENCES user (id)
;

CREATE TABLE users (id bigint);
