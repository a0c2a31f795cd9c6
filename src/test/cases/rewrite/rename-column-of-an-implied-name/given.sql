CREATE TABLE users (
    id   bigint PRIMARY KEY,
    mail text NOT NULL UNIQUE CHECK (mail <> ''),
    boss bigint REFERENCES users
);
CREATE INDEX ON users (lower(mail), mail);
COMMENT ON CONSTRAINT users_mail_key ON users IS 'Once';
COMMENT ON CONSTRAINT users_mail_check ON users IS 'Never empty';
COMMENT ON INDEX users_lower_mail_idx IS 'For logging in';
ALTER TABLE users ADD UNIQUE (boss, mail);
ALTER TABLE users DROP CONSTRAINT users_boss_mail_key;
ALTER TABLE users REPLICA IDENTITY USING INDEX users_mail_key;
ALTER TABLE users CLUSTER ON users_lower_mail_idx;
CLUSTER users USING users_mail_key;
INSERT INTO users (id, mail) VALUES (1, 'a@b.c') ON CONFLICT ON CONSTRAINT users_mail_key DO NOTHING;
