-- values that are short for the names of the tables
CREATE TABLE deals (id bigint PRIMARY KEY, deal_type char(2) NOT NULL CHECK (deal_type IN ('TL', 'RC', 'LC')), amount numeric NOT NULL);
CREATE TABLE term_loans (deal_id bigint PRIMARY KEY REFERENCES deals ON DELETE CASCADE, months integer NOT NULL);
CREATE TABLE revolving_credits (deal_id bigint PRIMARY KEY REFERENCES deals ON DELETE CASCADE, ceiling numeric NOT NULL);
CREATE TABLE letters_of_credit (deal_id bigint PRIMARY KEY REFERENCES deals ON DELETE CASCADE, beneficiary text NOT NULL);
