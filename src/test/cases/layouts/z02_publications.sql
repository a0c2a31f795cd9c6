-- Publications of a single table, with columns of its own or a condition: ONLY where tables inherit from it, as rows of the root where it is partitioned.
-- says class-table: PUBLICATION whole is about media alone
-- never class-table: PUBLICATION named
-- says inherits: PUBLICATION named is about media alone
-- never single-table:partitioned: PUBLICATION
CREATE TABLE media (
  id bigint PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('film', 'song')),
  title text NOT NULL,
  minutes integer CHECK (kind <> 'film' OR minutes IS NOT NULL),
  beats integer CHECK (kind <> 'song' OR beats IS NOT NULL),
  CHECK (kind = 'film' OR minutes IS NULL),
  CHECK (kind = 'song' OR beats IS NULL)
);
CREATE PUBLICATION whole FOR TABLE ONLY media;
CREATE PUBLICATION named FOR TABLE media (id, title);
CREATE PUBLICATION kinds FOR TABLE media (id, minutes) WHERE (kind = 'film');
CREATE PUBLICATION few FOR TABLE media (id, kind) WHERE (kind = 'film') WITH (publish = 'insert');
