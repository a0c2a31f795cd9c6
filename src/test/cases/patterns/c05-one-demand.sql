-- A check that requires columns for one value makes no kinds.
CREATE TYPE pricing AS ENUM ('legacy', 'catalogue');
CREATE TABLE plans (id integer PRIMARY KEY, pricing_type pricing NOT NULL, every integer, cents integer, CHECK (pricing_type <> 'legacy' OR (every IS NOT NULL AND cents IS NOT NULL)));
