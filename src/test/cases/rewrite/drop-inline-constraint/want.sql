CREATE TABLE users (
  id    bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  mail  text        NOT NULL UNIQUE, -- where to write to
  -- What the others see.
  nick  varchar(40) DEFAULT 'nobody',
  born  date -- no ghosts
);
CREATE INDEX users_mail_idx ON users (lower(mail)) WHERE mail IS NOT NULL;
