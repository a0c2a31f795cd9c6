-- Guests are societies or persons, told by a truth value; a bill refers to the number that only societies have.
-- never *: foreign key bill
CREATE TABLE guest (id int PRIMARY KEY, is_society boolean NOT NULL, name text NOT NULL, registry_no text UNIQUE, birthday date, CHECK (is_society = (registry_no IS NOT NULL)), CHECK (is_society = (birthday IS NULL)));
CREATE TABLE bill (no int PRIMARY KEY, guest_id int NOT NULL, payer_no text CONSTRAINT payer REFERENCES guest (registry_no) ON DELETE SET NULL);
