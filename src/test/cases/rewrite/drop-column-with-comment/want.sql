CREATE TABLE users (
  id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  -- What the others see.
  nick  varchar(40) DEFAULT 'nobody',
  born  date        CHECK (born > '1900-01-01') -- no ghosts
);
