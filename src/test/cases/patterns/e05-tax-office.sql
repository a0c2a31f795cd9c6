-- A tax office: rates by start, notices with kinds and sums, sanctions, codes.
-- temporal tax_rates: effective_from
-- temporal sanctions: imposed_on
-- lookup levy_types
-- single notices by notice_type
CREATE TABLE levy_types (id smallint PRIMARY KEY, name text NOT NULL);
CREATE TABLE payers (id integer PRIMARY KEY, name text NOT NULL, vat text);
CREATE TABLE tax_rates (levy_type_id smallint NOT NULL REFERENCES levy_types, effective_from date NOT NULL, percent numeric NOT NULL, PRIMARY KEY (levy_type_id, effective_from));
CREATE TABLE sanctions (id integer PRIMARY KEY, payer_id integer NOT NULL REFERENCES payers, imposed_on date NOT NULL, expires_on date, reason text);
CREATE TABLE notices (id integer PRIMARY KEY, payer_id integer NOT NULL REFERENCES payers, notice_type text NOT NULL CHECK (notice_type IN ('demand', 'refund')), demand_due date, demand_sum numeric, refund_iban text, refund_sum numeric, CHECK (notice_type = 'demand' OR demand_due IS NULL), CHECK (notice_type = 'refund' OR refund_iban IS NULL));
CREATE TABLE audits (id integer PRIMARY KEY, payer_id integer NOT NULL REFERENCES payers, starts date NOT NULL, ends date, inspector text NOT NULL);
CREATE TABLE letters (id integer PRIMARY KEY, payer_id integer NOT NULL REFERENCES payers, type text NOT NULL, sent date, opened date, answered date, returned date, subject text NOT NULL, body text NOT NULL);
CREATE TABLE certificates (id integer PRIMARY KEY, payer_id integer NOT NULL REFERENCES payers, created_at timestamptz NOT NULL, expires_at timestamptz);
