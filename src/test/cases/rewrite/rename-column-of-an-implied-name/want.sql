CREATE TABLE users (
    id   bigint PRIMARY KEY,
    email text NOT NULL UNIQUE CHECK (email <> ''),
    boss bigint REFERENCES users
);
CREATE INDEX ON users (lower(email), email);
COMMENT ON CONSTRAINT users_email_key ON users IS 'Once';
COMMENT ON CONSTRAINT users_email_check ON users IS 'Never empty';
COMMENT ON INDEX users_lower_email_idx IS 'For logging in';
ALTER TABLE users ADD UNIQUE (boss, email);
ALTER TABLE users DROP CONSTRAINT users_boss_email_key;
ALTER TABLE users REPLICA IDENTITY USING INDEX users_email_key;
ALTER TABLE users CLUSTER ON users_lower_email_idx;
CLUSTER users USING users_email_key;
INSERT INTO users (id, email) VALUES (1, 'a@b.c') ON CONFLICT ON CONSTRAINT users_email_key DO NOTHING;
