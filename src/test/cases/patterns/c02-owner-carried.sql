-- What a reference carries of an owner is no discriminator.
-- family stores > discs, clouds
CREATE TABLE stores (id integer PRIMARY KEY, org_id integer NOT NULL, UNIQUE (org_id, id));
CREATE TABLE discs (id integer PRIMARY KEY, org_id integer NOT NULL, path text, FOREIGN KEY (org_id, id) REFERENCES stores (org_id, id));
CREATE TABLE clouds (id integer PRIMARY KEY, org_id integer NOT NULL, bucket text, FOREIGN KEY (org_id, id) REFERENCES stores (org_id, id));
