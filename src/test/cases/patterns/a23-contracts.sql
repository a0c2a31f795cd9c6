-- Contracts: system-versioned rows, exclusive by COALESCE-free XOR of three (wrong), a true one by array.
-- versions contract_version: contract
-- arc signature: person_id, company_id, bot_id exactly
-- temporal contract_version: sys_period
-- temporal rate: since
-- tree clause: parent_id
CREATE TABLE person (id serial PRIMARY KEY, name text);
CREATE TABLE company (id serial PRIMARY KEY, name text);
CREATE TABLE bot (id serial PRIMARY KEY, name text);
CREATE TABLE contract (id serial PRIMARY KEY, title text NOT NULL);
CREATE TABLE clause (id serial PRIMARY KEY, contract_id int NOT NULL REFERENCES contract, parent_id int REFERENCES clause, words text);
CREATE TABLE contract_version (contract_id int NOT NULL REFERENCES contract, sys_period tstzrange NOT NULL DEFAULT tstzrange(now(), NULL), body text, EXCLUDE USING gist (contract_id WITH =, sys_period WITH &&));
CREATE TABLE signature (id serial PRIMARY KEY, contract_id int NOT NULL REFERENCES contract, person_id int REFERENCES person, company_id int REFERENCES company, bot_id int REFERENCES bot,
  CHECK (cardinality(array_remove(ARRAY[person_id, company_id, bot_id], NULL)) = 1));
CREATE TABLE witness (id serial PRIMARY KEY, contract_id int NOT NULL REFERENCES contract, person_id int REFERENCES person, company_id int REFERENCES company, bot_id int REFERENCES bot,
  CHECK (((person_id IS NULL) <> (company_id IS NULL)) <> (bot_id IS NULL)));
CREATE TABLE rate (contract_id int NOT NULL REFERENCES contract, since date NOT NULL, monthly numeric NOT NULL, PRIMARY KEY (contract_id, since));
