CREATE FUNCTION total(a int) RETURNS int LANGUAGE sql AS 'select a';
CREATE OR REPLACE FUNCTION total(a int) RETURNS bigint LANGUAGE sql AS 'select a::bigint';
CREATE OR REPLACE FUNCTION total(b int) RETURNS int LANGUAGE sql AS 'select b';
