CREATE TABLE depot (depot_id int PRIMARY KEY, town text, cap int DEFAULT 3);
CREATE TABLE crate (crate_id int PRIMARY KEY, depot_id int REFERENCES depot, weight numeric, label text);
CREATE FUNCTION heavy(lim numeric) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM crate WHERE weight > lim);
CREATE FUNCTION town_of(c int) RETURNS text LANGUAGE sql STABLE BEGIN ATOMIC
  SELECT d.town FROM crate k JOIN depot d ON d.depot_id = k.depot_id WHERE k.crate_id = c;
END;
CREATE FUNCTION put_crate(w numeric, l text) RETURNS void LANGUAGE sql BEGIN ATOMIC
  INSERT INTO crate (crate_id, weight, label) VALUES (1, w, l) ON CONFLICT (crate_id) DO UPDATE SET weight = excluded.weight, label = crate.label || excluded.label WHERE crate.weight < excluded.weight;
  UPDATE crate SET weight = weight + 1, label = l WHERE weight > 10;
  DELETE FROM crate USING depot d WHERE crate.depot_id = d.depot_id AND crate.weight < 0;
END;
CREATE FUNCTION all_crates() RETURNS SETOF crate LANGUAGE sql BEGIN ATOMIC SELECT * FROM crate; END;
CREATE FUNCTION chain() RETURNS numeric LANGUAGE sql BEGIN ATOMIC
  WITH big AS (SELECT weight, label FROM crate WHERE weight > 5), b2(w) AS (SELECT weight FROM big) SELECT sum(w) FROM b2;
END;
ALTER TABLE crate RENAME COLUMN weight TO mass;
ALTER TABLE depot RENAME COLUMN town TO city;
ALTER TABLE crate RENAME TO parcel;
