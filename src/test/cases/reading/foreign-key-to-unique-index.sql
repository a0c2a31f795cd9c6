-- Columns that a foreign key references may be unique by an index alone.
CREATE TABLE consents (id bigint PRIMARY KEY, challenge uuid NOT NULL, tenant integer NOT NULL, no integer NOT NULL);
CREATE UNIQUE INDEX consents_challenge_idx ON consents (challenge);
CREATE UNIQUE INDEX consents_no_idx ON consents (no, tenant);
CREATE TABLE sessions (
  id        bigint PRIMARY KEY,
  challenge uuid NOT NULL REFERENCES consents (challenge) ON DELETE CASCADE,
  consent   bigint REFERENCES consents,
  tenant    integer,
  no        integer
);
ALTER TABLE sessions ADD CONSTRAINT sessions_no_fkey FOREIGN KEY (tenant, no) REFERENCES consents (tenant, no) DEFERRABLE;
