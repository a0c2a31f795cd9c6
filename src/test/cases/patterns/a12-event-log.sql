-- An event log, a job queue, an outbox: types of messages are no kinds of rows, and status is a state.
-- tree jobs: parent_job_id
CREATE TABLE event_log (id bigserial PRIMARY KEY, event_type text NOT NULL, payload jsonb NOT NULL, occurred_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE outbox (id uuid PRIMARY KEY, aggregate_id uuid NOT NULL, topic text NOT NULL, payload jsonb NOT NULL, published_at timestamptz);
CREATE TABLE jobs (id bigserial PRIMARY KEY, queue text NOT NULL, job_class text NOT NULL, args jsonb NOT NULL DEFAULT '[]', state text NOT NULL CHECK (state IN ('queued', 'running', 'done', 'dead')), parent_job_id bigint REFERENCES jobs, started_at timestamptz, finished_at timestamptz, error text, CHECK (state <> 'running' OR started_at IS NOT NULL), CHECK (state NOT IN ('queued') OR finished_at IS NULL));
CREATE TABLE api_keys (id uuid PRIMARY KEY, user_id uuid NOT NULL, key_type text NOT NULL DEFAULT 'secret', hash bytea NOT NULL, expires_at timestamptz, created_at timestamptz NOT NULL);
