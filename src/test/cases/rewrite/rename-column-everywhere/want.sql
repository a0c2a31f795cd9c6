CREATE TABLE accounts (id bigint PRIMARY KEY, holder text NOT NULL);
CREATE TABLE notes (id bigint PRIMARY KEY, account bigint REFERENCES accounts, body text, words integer GENERATED ALWAYS AS (length(body)) STORED);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (account IN (SELECT a.id FROM accounts a WHERE a.holder = CURRENT_USER));
CREATE FUNCTION mine(who text) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM accounts WHERE owner = who $$;
CREATE TRIGGER notes_t BEFORE UPDATE OF body ON notes FOR EACH ROW WHEN (OLD.body IS DISTINCT FROM NEW.body) EXECUTE FUNCTION f();
COMMENT ON COLUMN accounts.holder IS 'Who';
GRANT SELECT (id, holder) ON accounts TO PUBLIC;
CREATE STATISTICS s ON id, holder FROM accounts;
INSERT INTO accounts (id, holder) VALUES (1, 'owner');
-- NOTE: The function mine at given.sql:5 mentions accounts and owner; its body is left as it is.
