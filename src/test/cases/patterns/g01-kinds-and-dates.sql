-- A truth value with a date among what it tells apart, kinds that only the rows of a lookup table name, a class by default; a delivery's dates are none.
-- single patrons by is_society
-- single receipts by receipt_type_id
-- lookup receipt_type
-- single profiles by type
CREATE TABLE patrons (
    id integer PRIMARY KEY, is_society boolean NOT NULL, name text NOT NULL, registry_no text, birthday date,
    CHECK (is_society = (registry_no IS NOT NULL)), CHECK (is_society OR birthday IS NOT NULL), CHECK (NOT is_society OR birthday IS NULL)
);
CREATE TABLE receipt_type (id smallint PRIMARY KEY, name text NOT NULL);
INSERT INTO receipt_type VALUES (1, 'cash'), (2, 'cheque');
CREATE TABLE receipts (
    id integer PRIMARY KEY, receipt_type_id smallint NOT NULL REFERENCES receipt_type, till integer, cheque_no text,
    CHECK (receipt_type_id <> 1 OR till IS NOT NULL), CHECK (receipt_type_id <> 2 OR cheque_no IS NOT NULL),
    CHECK (receipt_type_id = 1 OR till IS NULL), CHECK (receipt_type_id = 2 OR cheque_no IS NULL)
);
CREATE TABLE profiles (id bigint PRIMARY KEY, type varchar NOT NULL DEFAULT 'Profile::Guest', nickname varchar, shelf integer, joined_at timestamp);
CREATE TABLE parcels_out (
    id integer PRIMARY KEY, handed_over boolean NOT NULL, addressee text NOT NULL, due_date date, delivered_at timestamptz,
    CHECK (handed_over = (delivered_at IS NOT NULL)), CHECK (NOT handed_over OR due_date IS NULL)
);
