CREATE TABLE item (id int PRIMARY KEY, qty int, tag text);
CREATE TABLE log (id int, was int, is_now int);
CREATE FUNCTION bump(n int) RETURNS SETOF item LANGUAGE sql BEGIN ATOMIC
  WITH up AS (UPDATE item SET qty = qty + n WHERE qty < n RETURNING id, old.qty AS o, new.qty) INSERT INTO log SELECT id, o, qty FROM up;
  DELETE FROM item AS i WHERE i.qty = 0 AND NOT EXISTS (SELECT * FROM log l WHERE l.id = i.id AND l.was = qty) RETURNING *;
END;
CREATE FUNCTION pick(n int) RETURNS TABLE (a int, qty int) LANGUAGE sql BEGIN ATOMIC
  SELECT id, qty FROM item WHERE qty > pick.n UNION ALL SELECT id, was FROM log ORDER BY qty LIMIT n;
END;
CREATE FUNCTION lat(n int) RETURNS bigint LANGUAGE sql BEGIN ATOMIC
  SELECT sum(z.q2) FROM item i, LATERAL (SELECT i.qty * n AS q2 FROM log WHERE log.was = i.qty) z WHERE i.qty IN (SELECT qty FROM item) GROUP BY i.tag HAVING max(i.qty) > n;
END;
CREATE FUNCTION win() RETURNS TABLE (id int, r bigint) LANGUAGE sql BEGIN ATOMIC
  SELECT item.id, rank() OVER (PARTITION BY tag ORDER BY qty DESC) FROM item;
  TABLE log;
  VALUES (1, (SELECT max(qty) FROM item));
END;
CREATE PROCEDURE mrg() LANGUAGE sql BEGIN ATOMIC
  MERGE INTO item USING (SELECT id, was FROM log) AS l ON item.id = l.id
  WHEN NOT MATCHED BY SOURCE AND qty > 3 THEN DELETE
  WHEN MATCHED THEN UPDATE SET (qty, tag) = (l.was, tag)
  WHEN NOT MATCHED THEN INSERT (id, qty, tag) VALUES (l.id, l.was, 'x')
  RETURNING merge_action(), item.*;
END;
CREATE FUNCTION alias(n int) RETURNS int LANGUAGE sql RETURN (SELECT k.q FROM item AS k (i, q, t) WHERE q = n);
ALTER TABLE item RENAME COLUMN qty TO amount;
ALTER TABLE item RENAME COLUMN tag TO n;
ALTER TABLE log RENAME COLUMN was TO qty;
ALTER FUNCTION pick(int) RENAME TO choose;
