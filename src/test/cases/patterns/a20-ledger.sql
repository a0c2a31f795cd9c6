-- A ledger: nothing but entities, a state column, optional references; one tree. False friends.
-- tree account: parent_id
CREATE TYPE account_class AS ENUM ('asset', 'liability', 'equity', 'income', 'expense');
CREATE TABLE account (id serial PRIMARY KEY, parent_id int REFERENCES account, class account_class NOT NULL, code text NOT NULL UNIQUE, name text NOT NULL, closed_on date);
CREATE TABLE journal (id serial PRIMARY KEY, posted_at timestamptz NOT NULL, memo text, reversal_of_entry int);
CREATE TABLE entry (id bigserial PRIMARY KEY, journal_id int NOT NULL REFERENCES journal, account_id int NOT NULL REFERENCES account, debit numeric, credit numeric, currency char(3) NOT NULL, external_type text, external_id text, CHECK ((debit IS NULL) <> (credit IS NULL)));
CREATE TABLE invoice (id bigserial PRIMARY KEY, customer_ref text NOT NULL, issued_on date NOT NULL, due_on date NOT NULL, paid_on date, journal_id int REFERENCES journal, payment_type text CHECK (payment_type IN ('transfer', 'card')), CHECK (due_on >= issued_on));
