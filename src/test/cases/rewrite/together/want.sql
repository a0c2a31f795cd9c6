CREATE TABLE users (
  id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email  text        NOT NULL UNIQUE, -- where to write to
  -- What the others see.
  nick  varchar(40) NOT NULL DEFAULT 'nobody',
  born  date        CHECK (born > '1900-01-01') -- no ghosts
);
CREATE INDEX users_mail_idx ON users (lower(email)) WHERE email IS NOT NULL;
