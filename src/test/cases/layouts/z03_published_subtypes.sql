-- Publications of a base with columns of its own or a condition, beside another partitioned table.
-- says single-table:partitioned: PUBLICATION whole covers decks, pull of boats as well
-- says single-table:partitioned: publishes rows of logs as such
-- says single-table: PUBLICATION whole covers decks, pull of boats as well
-- says inherits: is about boats alone: it says nothing of what is in ferry_boats, tug_boats now
-- never single-table:partitioned: is about boats alone
CREATE TABLE boats (
  id bigint PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('ferry', 'tug')),
  name text NOT NULL,
  UNIQUE (id, kind)
);
CREATE TABLE ferry_boats (
  id bigint PRIMARY KEY,
  kind text NOT NULL DEFAULT 'ferry' CHECK (kind = 'ferry'),
  decks integer NOT NULL,
  FOREIGN KEY (id, kind) REFERENCES boats (id, kind)
);
CREATE TABLE tug_boats (
  id bigint PRIMARY KEY,
  kind text NOT NULL DEFAULT 'tug' CHECK (kind = 'tug'),
  pull integer NOT NULL,
  FOREIGN KEY (id, kind) REFERENCES boats (id, kind)
);
CREATE TABLE logs (at date NOT NULL, boat_id bigint NOT NULL) PARTITION BY RANGE (at);
CREATE TABLE logs_first PARTITION OF logs FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE PUBLICATION whole FOR TABLE boats;
CREATE PUBLICATION named FOR TABLE boats (id, name), logs WITH (publish = 'insert, update');
CREATE PUBLICATION few FOR TABLE boats (id, kind) WHERE (kind = 'tug'), TABLE ferry_boats WITH (publish_via_partition_root = false);
CREATE PUBLICATION already FOR TABLE boats (id), logs WITH (publish_via_partition_root);
CREATE PUBLICATION everything FOR ALL TABLES;
