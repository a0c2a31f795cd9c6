CREATE TABLE users (id bigint PRIMARY KEY, email text);
CREATE TABLE logs (id bigint PRIMARY KEY, note text);
CREATE PUBLICATION feed FOR TABLE logs;
-- Added later.
ALTER PUBLICATION feed ADD TABLE users (id, email) WHERE (email IS NOT NULL);
COMMENT ON PUBLICATION feed IS 'what others get';
ALTER PUBLICATION feed SET (publish = 'insert');
