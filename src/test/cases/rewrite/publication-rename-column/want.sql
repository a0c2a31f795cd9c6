CREATE TABLE users (id bigint PRIMARY KEY, "Mail" text, born date);
CREATE TABLE logs (id bigint PRIMARY KEY, note text);
CREATE PUBLICATION feed FOR TABLE logs;
-- Added later.
ALTER PUBLICATION feed ADD TABLE users (id, "Mail") WHERE ("Mail" IS NOT NULL);
COMMENT ON PUBLICATION feed IS 'what others get';
ALTER PUBLICATION feed SET (publish = 'insert');
