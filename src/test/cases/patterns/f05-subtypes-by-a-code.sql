-- Subtypes that refer to a code of the base, which is unique and never NULL, instead of its primary key. What is
-- kept for a code without being a kind is no subtype.
-- family products > books, toys by kind
-- side stock: products
-- side shelf_labels: shelves
CREATE TABLE products (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, sku text NOT NULL UNIQUE, kind text NOT NULL CHECK (kind IN ('book', 'toy')), price numeric NOT NULL);
CREATE TABLE books (sku text PRIMARY KEY REFERENCES products (sku) ON UPDATE CASCADE ON DELETE CASCADE, isbn char(13) NOT NULL UNIQUE, pages integer);
CREATE TABLE toys (sku text PRIMARY KEY REFERENCES products (sku) ON UPDATE CASCADE ON DELETE CASCADE, age smallint NOT NULL);
CREATE TABLE stock (sku text PRIMARY KEY REFERENCES products (sku), pieces integer NOT NULL);
CREATE TABLE reviews (id integer PRIMARY KEY, book_sku text REFERENCES books, stars smallint);
CREATE TABLE shelves (id bigint PRIMARY KEY, code text NOT NULL UNIQUE, room text);
CREATE TABLE shelf_labels (code text PRIMARY KEY REFERENCES shelves (code), printed date);
CREATE TABLE shelf_scans (id bigint PRIMARY KEY, code text NOT NULL REFERENCES shelves (code), scanned timestamptz);
