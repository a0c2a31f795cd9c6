-- Signals in one table: a place is two columns that are set together, of which one check names the kind alone; its unique index is over rows of one kind.
-- never *: check
-- never *: index
-- never single-table: left out
CREATE TABLE signal (no int PRIMARY KEY, form smallint NOT NULL CHECK (form BETWEEN 1 AND 3), station text NOT NULL, words text, picture text, east double precision, north double precision, CHECK ((form = 1) = (words IS NOT NULL)), CHECK ((form = 2) = (picture IS NOT NULL)), CHECK ((form = 3) = (east IS NOT NULL)), CHECK ((east IS NULL) = (north IS NULL)));
CREATE UNIQUE INDEX one_picture ON signal (picture) WHERE form = 2;
