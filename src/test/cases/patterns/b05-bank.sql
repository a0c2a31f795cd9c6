-- A bank: accounts by product code with a base row of its own; standing orders; rates with a start; limits.
-- family account > savings_account, loan_account, current_account by product
-- temporal interest_rate: effective_date
-- bridge account_holder: account, party
-- family party > natural_person, legal_person by party_type
-- side account_limit: account
CREATE TABLE party (id uuid PRIMARY KEY, party_type varchar(16) NOT NULL, CONSTRAINT party_type_chk CHECK (party_type IN ('NATURAL_PERSON', 'LEGAL_PERSON')));
CREATE TABLE natural_person (party_id uuid PRIMARY KEY, party_type varchar(16) NOT NULL DEFAULT 'NATURAL_PERSON' CHECK (party_type IN ('NATURAL_PERSON')), surname text NOT NULL, born date NOT NULL, FOREIGN KEY (party_id) REFERENCES party (id));
CREATE TABLE legal_person (party_id uuid PRIMARY KEY, register_no text NOT NULL, FOREIGN KEY (party_id) REFERENCES party (id));
CREATE TABLE account (iban char(22) PRIMARY KEY, product text NOT NULL CHECK (product IN ('current', 'savings', 'loan')), opened date NOT NULL, closed date, CHECK (closed >= opened), UNIQUE (iban, product));
CREATE TABLE current_account (iban char(22) PRIMARY KEY, product text NOT NULL CHECK (product = 'current'), overdraft_cents bigint NOT NULL DEFAULT 0, FOREIGN KEY (iban, product) REFERENCES account (iban, product));
CREATE TABLE savings_account (iban char(22) PRIMARY KEY, product text NOT NULL CHECK (product = 'savings'), notice_days int NOT NULL, FOREIGN KEY (iban, product) REFERENCES account (iban, product));
CREATE TABLE loan_account (iban char(22) PRIMARY KEY, product text NOT NULL CHECK (product = 'loan'), term_months int NOT NULL, FOREIGN KEY (iban, product) REFERENCES account (iban, product));
CREATE TABLE account_limit (iban char(22) PRIMARY KEY REFERENCES account, daily_cents bigint NOT NULL, monthly_cents bigint NOT NULL, CHECK (monthly_cents >= daily_cents));
CREATE TABLE account_holder (iban char(22) NOT NULL REFERENCES account, party_id uuid NOT NULL REFERENCES party, capacity text NOT NULL DEFAULT 'owner', PRIMARY KEY (iban, party_id, capacity));
CREATE TABLE interest_rate (product text NOT NULL, iban char(22) NOT NULL REFERENCES savings_account, effective_date date NOT NULL, percent numeric(6,3) NOT NULL, PRIMARY KEY (iban, effective_date));
CREATE TABLE transfer (id bigserial PRIMARY KEY, from_iban char(22) NOT NULL REFERENCES account, to_iban char(22) NOT NULL REFERENCES account, cents bigint NOT NULL CHECK (cents > 0), booked_on date NOT NULL, valued_on date NOT NULL, CHECK (from_iban <> to_iban));
