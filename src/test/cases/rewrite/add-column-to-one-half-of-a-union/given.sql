CREATE TABLE cats (id bigint, name text);
CREATE TABLE dogs (id bigint, name text);
CREATE VIEW pets AS SELECT * FROM cats UNION ALL SELECT * FROM dogs;
