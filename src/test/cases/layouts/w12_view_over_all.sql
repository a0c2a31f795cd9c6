-- a table for each kind and a view over all: common rules of all tables and of one, rules over both, indexes, views over the view, rights
CREATE SEQUENCE asset_seq;
CREATE TABLE owners (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE laptops (id bigint PRIMARY KEY DEFAULT nextval('asset_seq'), tag text NOT NULL UNIQUE, owner_id integer NOT NULL REFERENCES owners ON DELETE CASCADE, bought date,
   cpu text NOT NULL, ram integer CHECK (ram > 0), CONSTRAINT tag_form CHECK (tag LIKE 'L%'), CONSTRAINT mixed CHECK (cpu <> tag));
CREATE TABLE phones (id bigint PRIMARY KEY DEFAULT nextval('asset_seq'), tag text NOT NULL UNIQUE, owner_id integer NOT NULL REFERENCES owners ON DELETE CASCADE, bought date NOT NULL,
   imei text NOT NULL UNIQUE, number text);
CREATE INDEX ON laptops (owner_id); CREATE INDEX ON phones (owner_id); CREATE INDEX phones_bought ON phones (bought) WHERE bought > '2020-01-01'; CREATE UNIQUE INDEX laptop_day ON laptops (owner_id, bought);
COMMENT ON TABLE laptops IS 'Portable'; COMMENT ON COLUMN laptops.tag IS 'On the sticker'; COMMENT ON COLUMN phones.imei IS '15 digits';
CREATE TABLE repairs (id integer PRIMARY KEY, laptop_id bigint NOT NULL REFERENCES laptops, at date);
CREATE TABLE sims (phone_id bigint PRIMARY KEY REFERENCES phones ON DELETE CASCADE, iccid text NOT NULL);
CREATE VIEW assets AS
  SELECT id, 'laptop' AS asset_kind, tag, owner_id, bought, cpu, ram, NULL::text AS imei, NULL::text AS number FROM laptops
  UNION ALL SELECT id, 'phone', tag, owner_id, bought, NULL, NULL, imei, number FROM phones;
COMMENT ON VIEW assets IS 'All that is lent';
CREATE VIEW lent AS SELECT o.name, a.tag, a.asset_kind FROM owners o JOIN assets a ON a.owner_id = o.id;
CREATE VIEW numbers AS SELECT id, number FROM assets WHERE number IS NOT NULL;
GRANT SELECT ON assets TO PUBLIC;
