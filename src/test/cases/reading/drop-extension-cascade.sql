CREATE EXTENSION hstore;
CREATE EXTENSION citext;
CREATE TYPE pair AS (a citext, b text);
CREATE DOMAIN mail AS citext;
CREATE TABLE p (id int, h hstore, m mail, q pair);
CREATE FUNCTION f(x citext) RETURNS int LANGUAGE sql AS 'select 1';
DROP EXTENSION citext;
DROP EXTENSION hstore CASCADE;
DROP EXTENSION citext CASCADE;
