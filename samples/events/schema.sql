-- A scheduling service: whatever takes a user's time is an event, and each kind of event has a table for what only it knows.

CREATE TABLE users (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email      text        NOT NULL UNIQUE,
  name       text        NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE clients (
  id    bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name  text   NOT NULL,
  email text
);

CREATE TABLE products (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text   NOT NULL,
  slug text   NOT NULL UNIQUE
);

CREATE TABLE events (
  id        bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  user_id   bigint      NOT NULL REFERENCES users (id),
  kind      text        NOT NULL CHECK (kind IN ('appointment', 'day_off', 'launch')),
  starts_at timestamptz NOT NULL,
  ends_at   timestamptz NOT NULL,
  CONSTRAINT events_ends_after_start CHECK (ends_at > starts_at)
);
CREATE INDEX events_user_id_starts_at_idx ON events (user_id, starts_at);
CREATE INDEX events_starts_at_idx ON events (starts_at);
CREATE INDEX events_kind_idx ON events (kind);
COMMENT ON TABLE events IS 'Anything that takes a user''s time.';

-- A meeting with a client.
CREATE TABLE appointments (
  event_id  bigint PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  client_id bigint NOT NULL REFERENCES clients (id),
  location  text,
  notes     text
);
CREATE INDEX appointments_client_id_idx ON appointments (client_id);
COMMENT ON TABLE appointments IS 'A meeting with a client.';

-- A day on which nobody should ask.
CREATE TABLE days_off (
  event_id bigint  PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  reason   text,
  paid     boolean NOT NULL
);

-- A product goes out.
CREATE TABLE launches (
  event_id   bigint PRIMARY KEY REFERENCES events (id) ON DELETE CASCADE,
  product_id bigint NOT NULL REFERENCES products (id),
  audience   text
);
CREATE INDEX launches_product_id_idx ON launches (product_id);
