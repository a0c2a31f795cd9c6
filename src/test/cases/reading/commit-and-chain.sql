BEGIN;
CREATE TABLE a (id int primary key);
COMMIT AND CHAIN;
CREATE TABLE b (id int primary key);
ROLLBACK;
CREATE TABLE c (id int primary key);
