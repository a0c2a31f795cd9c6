-- Domains that say by themselves which kinds there are and that there is one; one of them is over numbers.
CREATE DOMAIN animal_kind AS varchar(10) NOT NULL CHECK (VALUE IN ('bird', 'fish'));
CREATE TABLE animals (id integer PRIMARY KEY, kind animal_kind, name text);
CREATE TABLE birds (animal_id integer PRIMARY KEY REFERENCES animals ON DELETE CASCADE, wingspan numeric NOT NULL);
CREATE TABLE fish (animal_id integer PRIMARY KEY REFERENCES animals ON DELETE CASCADE, salt_water boolean NOT NULL);

CREATE DOMAIN tariff_kind AS smallint CHECK (VALUE > 0);
CREATE DOMAIN short_tariff AS tariff_kind NOT NULL;
CREATE TABLE tariffs (id integer PRIMARY KEY, kind short_tariff, name text NOT NULL, UNIQUE (id, kind));
CREATE TABLE night_tariffs (tariff_id integer PRIMARY KEY, kind short_tariff DEFAULT 1 CHECK (kind = 1), since time NOT NULL, FOREIGN KEY (tariff_id, kind) REFERENCES tariffs (id, kind));
CREATE TABLE flat_tariffs (tariff_id integer PRIMARY KEY, kind short_tariff DEFAULT 2 CHECK (kind = 2), cents integer NOT NULL, FOREIGN KEY (tariff_id, kind) REFERENCES tariffs (id, kind));

-- Of a column that only one kind has such a domain would ask a value for rows of the others.
CREATE DOMAIN word AS text NOT NULL CHECK (VALUE <> '');
CREATE DOMAIN long_word AS word CHECK (length(VALUE) > 3);
CREATE DOMAIN colour AS text DEFAULT 'white' CHECK (VALUE <> 'none');
CREATE TABLE letters (id integer PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('card', 'note')));
CREATE TABLE cards (letter_id integer PRIMARY KEY REFERENCES letters ON DELETE CASCADE, motto word, paper colour);
CREATE TABLE notes (letter_id integer PRIMARY KEY REFERENCES letters ON DELETE CASCADE, body long_word NOT NULL);
