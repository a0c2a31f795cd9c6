CREATE TABLE doc (id int primary key, j jsonb, owner int);
CREATE TABLE acc (id int primary key, nm text);
CREATE VIEW items AS SELECT d.id, jt.a FROM doc d, JSON_TABLE(d.j, '$[*]' COLUMNS (a int PATH '$.a', nr FOR ORDINALITY)) AS jt;
CREATE VIEW joined AS SELECT k.nm, k.owner FROM (doc JOIN acc ON doc.owner = acc.id) AS k(a, b, owner, d, nm);
CREATE VIEW us AS SELECT x.id, j FROM (doc d JOIN acc a USING (id) AS x);
ALTER TABLE doc RENAME COLUMN j TO payload;
ALTER TABLE doc RENAME TO document;
ALTER TABLE acc RENAME COLUMN nm TO name;
ALTER TABLE acc RENAME TO account;
