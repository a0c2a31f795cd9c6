CREATE TABLE t (id int primary key, a int);
ALTER TABLE t ADD COLUMN b int, DROP COLUMN nowhere, ADD COLUMN c int;
ALTER TABLE t ADD COLUMN d int, ADD COLUMN a text;
