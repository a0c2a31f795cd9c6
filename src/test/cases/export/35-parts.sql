-- unique within a part of the rows
CREATE TYPE status AS ENUM ('active', 'closed');
CREATE TABLE accounts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, email text NOT NULL, owner_id int NOT NULL, is_primary bool NOT NULL DEFAULT false, status status NOT NULL DEFAULT 'active', archived_at timestamptz, deleted_at timestamptz);
CREATE UNIQUE INDEX ON accounts (lower(email)) WHERE deleted_at IS NULL;
CREATE UNIQUE INDEX ON accounts (owner_id) WHERE is_primary;
CREATE UNIQUE INDEX ON accounts (owner_id) WHERE status = 'active' AND deleted_at IS NULL;
CREATE UNIQUE INDEX ON accounts (email) WHERE archived_at IS NULL;
CREATE UNIQUE INDEX ON accounts (owner_id, email) WHERE (deleted_at IS NULL);
CREATE INDEX ON accounts (owner_id, id DESC) WHERE status = 'active'::status;
CREATE TABLE outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, topic text NOT NULL, sent_at timestamptz, next_attempt_at timestamptz NOT NULL DEFAULT now(), attempts int NOT NULL DEFAULT 0, body bytea NOT NULL);
CREATE INDEX ON outbox (next_attempt_at) WHERE sent_at IS NULL;
CREATE INDEX ON outbox (topic, id) WHERE sent_at IS NULL;
CREATE TABLE notes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), slug text UNIQUE, deleted_at timestamptz, updated_at timestamptz NOT NULL DEFAULT now(), version int NOT NULL DEFAULT 1);
CREATE UNIQUE INDEX ON notes (slug) WHERE slug IS NOT NULL;
