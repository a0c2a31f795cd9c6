-- One table whose rules are written in ways of their own, of kinds that are numbers.
CREATE TABLE device (
  id        bigint   GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  type      smallint NOT NULL CONSTRAINT known_types CHECK (type BETWEEN 1 AND 3),
  label     text     NOT NULL,
  imei      text     CONSTRAINT imei_digits CHECK (imei SIMILAR TO '[0-9]{15}'),
  host      inet,
  port      integer  CHECK (port > 0),
  lumen     integer,
  CONSTRAINT phones_have_imei CHECK ((type = 1) = (imei IS NOT NULL)),
  CONSTRAINT hosts_only CHECK (CASE WHEN type = 2 THEN host IS NOT NULL ELSE num_nonnulls(host, port) = 0 END),
  CONSTRAINT lamp CHECK (type <> 3 OR lumen IS NOT NULL),
  CONSTRAINT lamp_only CHECK (type = 3 OR lumen IS NULL)
);

CREATE UNIQUE INDEX device_imei ON device (imei) WHERE type = 1;
CREATE INDEX device_host ON device (host, port);
CREATE INDEX device_label ON device (lower(label)) WHERE type IN (1, 3);
COMMENT ON INDEX device_imei IS 'one phone each';
COMMENT ON CONSTRAINT hosts_only ON device IS 'a port needs its host';
