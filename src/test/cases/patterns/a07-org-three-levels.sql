-- Three levels: party > person > employee; each key is shared. No discriminator.
-- family party > person, organisation
-- family person > employee, customer
-- tree organisation: parent_id
-- temporal assignment: valid_from
CREATE TABLE party (id integer PRIMARY KEY, label text NOT NULL);
CREATE TABLE person (id integer PRIMARY KEY REFERENCES party, first_name text, last_name text NOT NULL);
CREATE TABLE organisation (id integer PRIMARY KEY REFERENCES party, legal_form text, parent_id integer REFERENCES organisation);
CREATE TABLE employee (id integer PRIMARY KEY REFERENCES person, hired date NOT NULL, employer_id integer NOT NULL REFERENCES organisation);
CREATE TABLE customer (id integer PRIMARY KEY REFERENCES person, loyalty_points integer NOT NULL DEFAULT 0);
CREATE TABLE assignment (employee_id integer NOT NULL REFERENCES employee, valid_from date NOT NULL, valid_until date, desk text, PRIMARY KEY (employee_id, valid_from), CHECK (valid_until IS NULL OR valid_until > valid_from));
