CREATE TABLE cask (id serial, label text, litres int);
CREATE TABLE ledger (entry text, at timestamptz DEFAULT now());
CREATE VIEW cellar AS SELECT id, label FROM cask;
CREATE RULE fill AS ON INSERT TO cellar DO INSTEAD INSERT INTO cask (label) VALUES (new.label) RETURNING id, label;
CREATE RULE relabel AS ON UPDATE TO cask WHERE new.label IS DISTINCT FROM old.label
  DO ALSO (INSERT INTO ledger (entry) VALUES (old.label || new.label); DELETE FROM ledger WHERE entry IS NULL);
CREATE RULE keep AS ON DELETE TO cask WHERE old.litres > 0 DO INSTEAD NOTHING;
ALTER TABLE cask RENAME label TO title;
ALTER TABLE ledger RENAME entry TO line;
ALTER TABLE cask DROP COLUMN litres;
ALTER TABLE cask DROP COLUMN litres CASCADE;
ALTER TABLE ledger RENAME TO book;
