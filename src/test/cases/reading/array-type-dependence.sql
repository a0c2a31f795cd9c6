CREATE TYPE mood AS ENUM ('calm','glad');
CREATE TABLE t (a int, m _mood);
CREATE TABLE u (ts _t);
CREATE DOMAIN pos AS int CHECK (VALUE > 0);
CREATE TABLE w (ps _pos, p pos);
CREATE FUNCTION g(x _pos) RETURNS int LANGUAGE sql RETURN x[1];
DROP TYPE mood CASCADE;
DROP DOMAIN pos CASCADE;
