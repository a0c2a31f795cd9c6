CREATE TABLE doc (id int primary key, j jsonb, x xml, lim int);
CREATE VIEW v1 AS SELECT d.id, t.a, t.b FROM doc d CROSS JOIN LATERAL JSON_TABLE(d.j, '$.items[*] ? (@.n > $lim)' PASSING d.lim AS lim COLUMNS (id FOR ORDINALITY, a int PATH '$.a', NESTED PATH '$.c[*]' COLUMNS (b text PATH '$'))) t;
CREATE VIEW v2 AS SELECT doc.id, xt.n FROM doc, XMLTABLE('/r/i' PASSING doc.x COLUMNS n text PATH 'n', o FOR ORDINALITY) xt;
CREATE VIEW v3 AS SELECT doc.id, xt.n FROM doc, XMLTABLE('/r/i' PASSING BY REF x COLUMNS n text PATH 'n' DEFAULT 'none') xt;
CREATE VIEW v4 AS SELECT z.id, z.lim FROM (doc a LEFT JOIN (SELECT id AS k FROM doc) b ON a.id = b.k AND EXISTS (SELECT 1 FROM doc e WHERE e.id = a.lim)) z;
ALTER TABLE doc RENAME COLUMN j TO body;
ALTER TABLE doc RENAME COLUMN x TO markup;
ALTER TABLE doc RENAME COLUMN lim TO cap;
ALTER TABLE doc RENAME TO docs;
