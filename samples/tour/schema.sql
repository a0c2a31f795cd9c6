-- One of each pattern: a guarded family, a bridge with columns of its own, an exclusive arc, a polymorphic reference, a tree, a temporal table.
-- Beside them what ORMs tend to lose: checks, a trigger, a generated column, a partial and an expression index, an exclusion constraint.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TYPE payment_kind AS ENUM ('card', 'transfer', 'voucher');

CREATE FUNCTION touch_updated_at() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  NEW.updated_at := now();
  RETURN NEW;
END
$$;

CREATE TABLE people (
  id         bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  email      text        NOT NULL CHECK (email LIKE '%_@_%'),
  given_name text        NOT NULL,
  last_name  text        NOT NULL,
  full_name  text        GENERATED ALWAYS AS (given_name || ' ' || last_name) STORED,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now()
);
-- Addresses differ in more than capitals.
CREATE UNIQUE INDEX people_email_key ON people (lower(email));
CREATE TRIGGER people_updated_at BEFORE UPDATE OF email, given_name, last_name ON people
  FOR EACH ROW WHEN (OLD.updated_at = NEW.updated_at) EXECUTE FUNCTION touch_updated_at();

-- A tree: departments within departments.
CREATE TABLE departments (
  id        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  parent_id bigint REFERENCES departments (id) ON DELETE RESTRICT,
  name      text   NOT NULL,
  CONSTRAINT departments_not_own_parent CHECK (parent_id <> id)
);
CREATE INDEX departments_parent_id_idx ON departments (parent_id);

-- A bridge with columns of its own: who works where, and as what.
CREATE TABLE memberships (
  person_id     bigint NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  department_id bigint NOT NULL REFERENCES departments (id) ON DELETE CASCADE,
  role          text   NOT NULL DEFAULT 'member' CHECK (role IN ('lead', 'member')),
  joined_on     date   NOT NULL DEFAULT CURRENT_DATE,
  PRIMARY KEY (person_id, department_id)
);
CREATE INDEX memberships_department_id_idx ON memberships (department_id);
-- One lead a department.
CREATE UNIQUE INDEX memberships_lead_key ON memberships (department_id) WHERE role = 'lead';

-- A family whose subtypes are tied to their kind: no card can be written for a voucher.
CREATE TABLE payments (
  id          bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  payer_id    bigint        NOT NULL REFERENCES people (id),
  kind        payment_kind  NOT NULL,
  amount      numeric(12,2) NOT NULL CHECK (amount > 0),
  received_at timestamptz   NOT NULL DEFAULT now(),
  CONSTRAINT payments_id_kind_key UNIQUE (id, kind)
);
CREATE INDEX payments_payer_id_idx ON payments (payer_id, received_at);

CREATE TABLE card_payments (
  payment_id bigint       PRIMARY KEY,
  kind       payment_kind NOT NULL GENERATED ALWAYS AS ('card'::payment_kind) STORED,
  last_four  char(4)      NOT NULL CHECK (last_four ~ '^[0-9]{4}$'),
  expires_on date         NOT NULL,
  CONSTRAINT card_payments_payment_fkey FOREIGN KEY (payment_id, kind) REFERENCES payments (id, kind) ON DELETE CASCADE
);

CREATE TABLE transfer_payments (
  payment_id bigint       PRIMARY KEY,
  kind       payment_kind NOT NULL GENERATED ALWAYS AS ('transfer'::payment_kind) STORED,
  iban       text         NOT NULL CHECK (length(iban) BETWEEN 15 AND 34),
  reference  text,
  CONSTRAINT transfer_payments_payment_fkey FOREIGN KEY (payment_id, kind) REFERENCES payments (id, kind) ON DELETE CASCADE
);

CREATE TABLE voucher_payments (
  payment_id bigint       PRIMARY KEY,
  kind       payment_kind NOT NULL GENERATED ALWAYS AS ('voucher'::payment_kind) STORED,
  code       text         NOT NULL UNIQUE,
  CONSTRAINT voucher_payments_payment_fkey FOREIGN KEY (payment_id, kind) REFERENCES payments (id, kind) ON DELETE CASCADE
);

-- A temporal table: one rate for a room at any time.
CREATE TABLE room_rates (
  id         bigint        GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  room_id    bigint        NOT NULL,
  rate       numeric(10,2) NOT NULL CHECK (rate >= 0),
  valid_from date          NOT NULL,
  valid_to   date,
  CONSTRAINT room_rates_period CHECK (valid_to IS NULL OR valid_to > valid_from),
  CONSTRAINT room_rates_no_overlap EXCLUDE USING gist (room_id WITH =, daterange(valid_from, valid_to) WITH &&)
);

-- An exclusive arc: a comment is on a person, a department or a payment, and on exactly one of them.
CREATE TABLE comments (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  author_id     bigint      NOT NULL REFERENCES people (id),
  person_id     bigint      REFERENCES people (id) ON DELETE CASCADE,
  department_id bigint      REFERENCES departments (id) ON DELETE CASCADE,
  payment_id    bigint      REFERENCES payments (id) ON DELETE CASCADE,
  body          text        NOT NULL,
  written_at    timestamptz NOT NULL DEFAULT now(),
  CONSTRAINT comments_one_subject CHECK (num_nonnulls(person_id, department_id, payment_id) = 1)
);
CREATE INDEX comments_author_id_idx ON comments (author_id);
CREATE INDEX comments_person_id_idx ON comments (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX comments_department_id_idx ON comments (department_id) WHERE department_id IS NOT NULL;
CREATE INDEX comments_payment_id_idx ON comments (payment_id) WHERE payment_id IS NOT NULL;

-- A polymorphic reference, as ORMs make it: the name of a table and a key, and nothing that checks them.
CREATE TABLE attachments (
  id           bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subject_type text   NOT NULL CHECK (subject_type IN ('comment', 'payment')),
  subject_id   bigint NOT NULL,
  file_name    text   NOT NULL,
  bytes        bigint NOT NULL CHECK (bytes >= 0)
);
CREATE INDEX attachments_subject_idx ON attachments (subject_type, subject_id);
