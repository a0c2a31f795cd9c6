-- Channels with a kind and a JSON config; deliveries; the user's preferences are a part.
-- single channel by kind
-- bridge subscription: users, topic
-- side user_preferences: users
-- lookup severity
CREATE TABLE users (id bigserial PRIMARY KEY, email citext NOT NULL UNIQUE, created_at timestamptz NOT NULL DEFAULT now());
CREATE TABLE user_preferences (user_id bigint PRIMARY KEY REFERENCES users ON DELETE CASCADE, digest_hour smallint NOT NULL DEFAULT 8 CHECK (digest_hour BETWEEN 0 AND 23), muted boolean NOT NULL DEFAULT false);
CREATE TABLE severity (code text PRIMARY KEY, rank smallint NOT NULL UNIQUE);
CREATE TABLE topic (id serial PRIMARY KEY, name text NOT NULL UNIQUE, severity_code text NOT NULL REFERENCES severity);
CREATE TABLE channel (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users, kind text NOT NULL CHECK (kind IN ('email', 'sms', 'webhook', 'slack')), config jsonb NOT NULL DEFAULT '{}', enabled boolean NOT NULL DEFAULT true);
CREATE TABLE subscription (user_id bigint NOT NULL REFERENCES users ON DELETE CASCADE, topic_id int NOT NULL REFERENCES topic ON DELETE CASCADE, PRIMARY KEY (user_id, topic_id));
CREATE TABLE delivery (id bigserial PRIMARY KEY, channel_id bigint NOT NULL REFERENCES channel, topic_id int NOT NULL REFERENCES topic, sent_at timestamptz, failed_at timestamptz, CHECK (sent_at IS NULL OR failed_at IS NULL));
