-- Columns that two kinds have: of one rule or of a rule on one side they are one, of different rules, types or keys each says whose it is.
CREATE TABLE parcels (id integer PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('box', 'tube')), sender text);
CREATE TABLE boxes (parcel_id integer PRIMARY KEY REFERENCES parcels ON DELETE CASCADE, width integer NOT NULL CHECK (width > 0), height integer CHECK (height > 0), label text UNIQUE, shelf text, grams integer CHECK (grams > 5));
CREATE TABLE tubes (parcel_id integer PRIMARY KEY REFERENCES parcels ON DELETE CASCADE, width integer NOT NULL CHECK (width > 0), height integer, label text, shelf text NOT NULL, grams integer CHECK (grams > 9));
CREATE INDEX tube_shelf ON tubes (shelf);
