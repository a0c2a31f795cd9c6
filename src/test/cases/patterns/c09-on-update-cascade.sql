-- A reference that writes through: the remedy must not make a generated column of it.
-- family pets > dogs, cats by kind
CREATE TABLE pets (id integer PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('dog', 'cat')));
CREATE TABLE dogs (pet_id integer PRIMARY KEY REFERENCES pets ON DELETE CASCADE ON UPDATE CASCADE, leash integer NOT NULL);
CREATE TABLE cats (pet_id integer PRIMARY KEY REFERENCES pets ON DELETE CASCADE ON UPDATE CASCADE, lives integer NOT NULL);
