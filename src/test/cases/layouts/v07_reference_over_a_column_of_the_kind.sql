-- What refers to a column that only one kind has refers to rows of that kind; what refers to the key may then refer to any.
CREATE TABLE loans (id integer PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('mortgage', 'leasing')), amount numeric NOT NULL);
CREATE TABLE mortgages (loan_id integer PRIMARY KEY REFERENCES loans ON DELETE CASCADE, land text NOT NULL CHECK (land IN ('farm', 'house')), deed text NOT NULL UNIQUE, UNIQUE (loan_id, land));
CREATE TABLE leasings (loan_id integer PRIMARY KEY REFERENCES loans ON DELETE CASCADE, months integer NOT NULL);
CREATE TABLE farms (loan_id integer PRIMARY KEY, land text NOT NULL GENERATED ALWAYS AS ('farm') STORED, cows integer, FOREIGN KEY (loan_id, land) REFERENCES mortgages (loan_id, land));
CREATE TABLE notaries (id integer PRIMARY KEY, deed text NOT NULL REFERENCES mortgages (deed));
CREATE TABLE appraisals (id integer PRIMARY KEY, loan_id integer NOT NULL REFERENCES mortgages);
