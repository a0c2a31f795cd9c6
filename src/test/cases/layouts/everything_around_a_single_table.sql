-- single table with a lot around it
CREATE SCHEMA crm;
CREATE TYPE crm.party_kind AS ENUM ('person', 'company');
CREATE TABLE crm.regions (code text PRIMARY KEY);
CREATE TABLE crm.parties (
  id bigint GENERATED ALWAYS AS IDENTITY (START WITH 1000) PRIMARY KEY,
  kind crm.party_kind NOT NULL,
  region text REFERENCES crm.regions ON DELETE SET NULL,
  email text NOT NULL,
  born date,
  tax_no text,
  founded date,
  note text COLLATE "C",
  CONSTRAINT born_only CHECK ((kind = 'person') = (born IS NOT NULL)),
  CONSTRAINT tax_only CHECK (kind = 'company' OR tax_no IS NULL),
  CONSTRAINT founded_only CHECK (kind = 'company' OR founded IS NULL),
  CONSTRAINT email_ok CHECK (parties.email LIKE '%@%'),
  CONSTRAINT tax_mail CHECK (tax_no IS NULL OR email <> tax_no),
  CONSTRAINT id_tax CHECK (id > 0 OR tax_no IS NULL),
  UNIQUE (email), UNIQUE (tax_no), UNIQUE (kind, email)
) WITH (fillfactor = 70);
ALTER TABLE crm.parties OWNER TO postgres;
COMMENT ON TABLE crm.parties IS 'all we know';
COMMENT ON COLUMN crm.parties.born IS 'of persons';
COMMENT ON CONSTRAINT email_ok ON crm.parties IS 'looks like one';
CREATE INDEX parties_born_idx ON crm.parties (born) WHERE kind = 'person';
COMMENT ON INDEX crm.parties_born_idx IS 'birthdays';
CREATE INDEX parties_kind ON crm.parties (kind);
CREATE INDEX parties_note ON crm.parties USING hash (note);
CREATE INDEX parties_both ON crm.parties (email, tax_no);
CREATE FUNCTION crm.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
CREATE TRIGGER parties_touch BEFORE UPDATE ON crm.parties FOR EACH ROW EXECUTE FUNCTION crm.touch();
CREATE TRIGGER parties_tax AFTER UPDATE OF tax_no ON crm.parties FOR EACH ROW EXECUTE FUNCTION crm.touch();
ALTER TABLE crm.parties ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON crm.parties FOR SELECT USING (email = current_user);
CREATE POLICY persons ON crm.parties FOR SELECT USING (born > '2000-01-01');
GRANT SELECT, INSERT ON crm.parties TO PUBLIC;
GRANT UPDATE (email, tax_no) ON crm.parties TO PUBLIC;
CREATE TABLE crm.orders (id bigint PRIMARY KEY, party_id bigint NOT NULL REFERENCES crm.parties ON DELETE RESTRICT, total numeric);
CREATE VIEW crm.people AS SELECT id, email, born FROM crm.parties WHERE kind = 'person';
CREATE VIEW crm.mails AS SELECT id, email FROM crm.parties;
CREATE VIEW crm.old_people AS SELECT * FROM crm.people WHERE born < '1970-01-01';
CREATE STATISTICS crm.parties_stat ON region, tax_no FROM crm.parties;
CREATE PUBLICATION pub FOR TABLE crm.parties, crm.orders;
CREATE RULE nodel AS ON DELETE TO crm.parties DO INSTEAD NOTHING;
CREATE FUNCTION crm.tax(bigint) RETURNS text LANGUAGE sql STABLE AS 'SELECT tax_no FROM crm.parties WHERE id = $1';
CREATE FUNCTION crm.mail(bigint) RETURNS text LANGUAGE sql STABLE AS 'SELECT email FROM crm.parties WHERE id = $1';
