-- The subtypes have the base's key in another order, which a reference without columns means.
CREATE TABLE plots (farm integer, no integer, kind text NOT NULL CHECK (kind IN ('field', 'orchard')), hectares numeric NOT NULL, PRIMARY KEY (farm, no));
CREATE TABLE fields (no integer, farm integer, crop text NOT NULL, PRIMARY KEY (no, farm), FOREIGN KEY (farm, no) REFERENCES plots ON DELETE CASCADE);
CREATE TABLE orchards (no integer, farm integer, trees integer NOT NULL, PRIMARY KEY (no, farm), FOREIGN KEY (no, farm) REFERENCES plots (no, farm) ON DELETE CASCADE);
CREATE TABLE harvests (id integer PRIMARY KEY, n integer NOT NULL, f integer NOT NULL, tons numeric, FOREIGN KEY (n, f) REFERENCES fields);
CREATE TABLE prunings (id integer PRIMARY KEY, farm integer NOT NULL, no integer NOT NULL, FOREIGN KEY (farm, no) REFERENCES orchards (farm, no));
CREATE TABLE fences (farm integer, no integer, metres integer, PRIMARY KEY (farm, no), FOREIGN KEY (farm, no) REFERENCES plots);
