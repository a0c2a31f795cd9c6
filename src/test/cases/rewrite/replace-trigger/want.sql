CREATE TABLE accounts (id bigint PRIMARY KEY, owner text NOT NULL);
CREATE TABLE notes (id bigint PRIMARY KEY, account bigint REFERENCES accounts, body text, words integer GENERATED ALWAYS AS (length(body)) STORED);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes USING (account IN (SELECT a.id FROM accounts a WHERE a.owner = CURRENT_USER));
CREATE FUNCTION mine(who text) RETURNS bigint LANGUAGE sql AS $$ SELECT count(*) FROM accounts WHERE owner = who $$;
CREATE TRIGGER notes_t BEFORE INSERT OR UPDATE OF body ON notes
  FOR EACH ROW EXECUTE FUNCTION f();
COMMENT ON COLUMN accounts.owner IS 'Who';
GRANT SELECT (id, owner) ON accounts TO PUBLIC;
CREATE STATISTICS s ON id, owner FROM accounts;
INSERT INTO accounts (id, owner) VALUES (1, 'owner');
