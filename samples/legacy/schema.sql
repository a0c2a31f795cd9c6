-- What an ORM makes of a class with four subclasses: one wide table with a type column, every column of a subclass nullable,
-- and references that say by name which table they mean.

CREATE TABLE accounts (
  id         bigserial PRIMARY KEY,
  name       character varying(255) NOT NULL,
  created_at timestamp without time zone NOT NULL,
  updated_at timestamp without time zone NOT NULL
);

CREATE TABLE agents (
  id         bigserial PRIMARY KEY,
  email      character varying(255) NOT NULL,
  created_at timestamp without time zone NOT NULL,
  updated_at timestamp without time zone NOT NULL
);
CREATE UNIQUE INDEX index_agents_on_email ON agents USING btree (email);

CREATE TABLE tickets (
  id                   bigserial PRIMARY KEY,
  type                 character varying(255) NOT NULL,
  account_id           bigint NOT NULL REFERENCES accounts (id),
  agent_id             bigint REFERENCES agents (id),
  subject              character varying(255) NOT NULL,
  state                character varying(32) NOT NULL DEFAULT 'open',
  created_at           timestamp without time zone NOT NULL,
  updated_at           timestamp without time zone NOT NULL,
  -- incidents
  incident_severity    integer,
  incident_started_at  timestamp without time zone,
  incident_resolved_at timestamp without time zone,
  incident_root_cause  text,
  -- questions
  question_topic       character varying(255),
  question_answered_at timestamp without time zone,
  -- refunds
  refund_order_number  character varying(64),
  refund_amount        numeric(12,2),
  refund_currency      character varying(3),
  refund_approved_by   bigint REFERENCES agents (id),
  -- change requests
  change_planned_for   date,
  change_risk          character varying(16),
  change_rollback      text,
  CONSTRAINT tickets_type_check CHECK (type IN ('incident', 'question', 'refund', 'change')),
  CONSTRAINT tickets_incident_check CHECK (type <> 'incident' OR incident_severity IS NOT NULL),
  CONSTRAINT tickets_refund_check CHECK (type <> 'refund' OR refund_order_number IS NOT NULL),
  CONSTRAINT tickets_refund_amount_check CHECK (type <> 'refund' OR refund_amount IS NOT NULL)
);
CREATE INDEX index_tickets_on_type ON tickets USING btree (type);
CREATE INDEX index_tickets_on_account_id ON tickets USING btree (account_id);
CREATE INDEX index_tickets_on_agent_id ON tickets USING btree (agent_id);
CREATE INDEX index_tickets_on_created_at ON tickets USING btree (created_at);
CREATE INDEX index_tickets_on_refund_approved_by ON tickets USING btree (refund_approved_by);

CREATE TABLE notes (
  id           bigserial PRIMARY KEY,
  notable_type character varying(255) NOT NULL,
  notable_id   bigint NOT NULL,
  agent_id     bigint NOT NULL REFERENCES agents (id),
  body         text NOT NULL,
  created_at   timestamp without time zone NOT NULL
);
CREATE INDEX index_notes_on_notable ON notes USING btree (notable_type, notable_id);
CREATE INDEX index_notes_on_agent_id ON notes USING btree (agent_id);

CREATE TABLE taggings (
  id            bigserial PRIMARY KEY,
  tag           character varying(64) NOT NULL,
  taggable_type character varying(255) NOT NULL,
  taggable_id   bigint NOT NULL
);
CREATE UNIQUE INDEX index_taggings_on_taggable_and_tag ON taggings USING btree (taggable_type, taggable_id, tag);
