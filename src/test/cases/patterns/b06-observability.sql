-- Monitoring: monitors with a kind and per-kind columns tied by (kind = x) = (col IS NOT NULL); alert rules; silences.
-- single monitor by kind
-- bridge monitor_label: monitor, label
-- tree check_group: parent
-- versions dashboard_version: dashboard
CREATE TABLE check_group (id int PRIMARY KEY, parent int REFERENCES check_group ON DELETE CASCADE, title text NOT NULL);
CREATE TABLE monitor (id int PRIMARY KEY, group_id int REFERENCES check_group, kind text NOT NULL, name text NOT NULL, every interval NOT NULL, url text, status_expected int, host text, port int, query text,
  CHECK (kind IN ('http', 'tcp', 'sql')), CHECK ((kind = 'http') = (url IS NOT NULL)), CHECK ((kind = 'tcp') = (host IS NOT NULL AND port IS NOT NULL)), CHECK ((kind = 'sql') = (query IS NOT NULL)), CHECK (kind = 'http' OR status_expected IS NULL));
CREATE TABLE label (id int PRIMARY KEY, k text NOT NULL, v text NOT NULL, UNIQUE (k, v));
CREATE TABLE monitor_label (monitor_id int NOT NULL REFERENCES monitor ON DELETE CASCADE, label_id int NOT NULL REFERENCES label ON DELETE CASCADE, CONSTRAINT monitor_label_unique UNIQUE (label_id, monitor_id));
CREATE TABLE incident (id bigserial PRIMARY KEY, monitor_id int NOT NULL REFERENCES monitor, opened_at timestamptz NOT NULL, acknowledged_at timestamptz, closed_at timestamptz, status text NOT NULL CHECK (status IN ('open', 'acknowledged', 'closed')), CHECK (status <> 'closed' OR closed_at IS NOT NULL), CHECK (status = 'open' OR acknowledged_at IS NOT NULL));
CREATE TABLE dashboard (id int PRIMARY KEY, title text NOT NULL, data jsonb NOT NULL);
CREATE TABLE dashboard_version (id bigserial PRIMARY KEY, dashboard_id int NOT NULL REFERENCES dashboard ON DELETE CASCADE, version int NOT NULL, data jsonb NOT NULL, UNIQUE (dashboard_id, version));
CREATE TABLE silence (id bigserial PRIMARY KEY, monitor_id int REFERENCES monitor, group_id int REFERENCES check_group, starts_at timestamptz NOT NULL, ends_at timestamptz NOT NULL, reason text, CHECK (ends_at > starts_at), CHECK (monitor_id IS NOT NULL OR group_id IS NOT NULL));
