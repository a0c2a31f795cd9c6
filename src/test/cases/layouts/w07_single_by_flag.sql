-- a single table by a truth value, with a column computed from columns of both kinds and checks with names
CREATE TABLE accounts (id serial PRIMARY KEY, holder text NOT NULL, is_company boolean NOT NULL,
  vat text, employees integer, birth date, nickname text,
  label text GENERATED ALWAYS AS (holder || ' ' || coalesce(vat, nickname, '')) STORED,
  CONSTRAINT vat_ck CHECK (is_company = (vat IS NOT NULL)), CONSTRAINT emp CHECK (is_company OR employees IS NULL),
  CONSTRAINT birth_ck CHECK (NOT is_company OR birth IS NULL), CONSTRAINT nick CHECK (is_company IS FALSE OR nickname IS NULL),
  CONSTRAINT emp_pos CHECK (employees > 0), CONSTRAINT holder_len CHECK (length(holder) > 1));
CREATE INDEX big ON accounts (employees) WHERE NOT (employees < 10);
CREATE INDEX pers ON accounts (birth) WHERE NOT is_company;
