CREATE TABLE users (
  id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mail  text        NOT NULL UNIQUE, -- where to write to
  -- What the others see.
  nick  varchar(40) DEFAULT 'nobody',
  born  date        CHECK (born > '1900-01-01') -- no ghosts
);
CREATE INDEX users_mail_idx ON users (lower(mail)) WHERE mail IS NOT NULL;
