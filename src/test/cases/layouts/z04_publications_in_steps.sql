-- Publications whose tables were added later, of a family that is not in the first schema.
CREATE SCHEMA crm;
CREATE TABLE crm.party (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type text NOT NULL CHECK (type IN ('person', 'company')),
  name text NOT NULL,
  UNIQUE (id, type)
);
CREATE TABLE crm.person (
  party_id bigint PRIMARY KEY,
  type text NOT NULL DEFAULT 'person' CHECK (type = 'person'),
  born date,
  FOREIGN KEY (party_id, type) REFERENCES crm.party (id, type) ON DELETE CASCADE
);
CREATE TABLE crm.company (
  party_id bigint PRIMARY KEY,
  type text NOT NULL DEFAULT 'company' CHECK (type = 'company'),
  vat text,
  FOREIGN KEY (party_id, type) REFERENCES crm.party (id, type) ON DELETE CASCADE
);
CREATE PUBLICATION late;
ALTER PUBLICATION late ADD TABLE crm.party (id, name), crm.person;
CREATE PUBLICATION "With" FOR TABLE crm.company;
ALTER PUBLICATION "With" SET TABLE crm.party WHERE (id > 3) , crm.person;
ALTER PUBLICATION "With" SET (publish = 'insert');
CREATE PUBLICATION here;
ALTER PUBLICATION here ADD TABLE crm.party, crm.company;
