-- Bees: an audit that repeats the hive's row; a log of queens, and kinds by columns called after them.
-- history audit_hives: hives
-- single frames by kind
CREATE TABLE hives (id integer PRIMARY KEY, spot text NOT NULL, boxes integer NOT NULL, race text);
CREATE TABLE audit_hives (audit_id bigint PRIMARY KEY, id integer NOT NULL, spot text, boxes integer, race text, changed_at timestamptz NOT NULL);
CREATE TABLE queen_log (id integer PRIMARY KEY, hive_id integer NOT NULL REFERENCES hives, marked text, logged_at timestamptz NOT NULL);
CREATE TABLE frames (id integer PRIMARY KEY, hive_id integer NOT NULL REFERENCES hives, kind text NOT NULL CHECK (kind IN ('brood', 'honey')), brood_cells integer, brood_age integer, honey_grams integer);
