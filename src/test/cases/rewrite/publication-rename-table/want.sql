CREATE TABLE people (id bigint PRIMARY KEY, email text, born date);
CREATE TABLE logs (id bigint PRIMARY KEY, note text);
CREATE PUBLICATION feed FOR TABLE logs;
CREATE PUBLICATION more FOR TABLE public.people, logs;
-- Added later.
ALTER PUBLICATION feed ADD TABLE people (id, email) WHERE (people.email IS NOT NULL AND born IS NULL);
COMMENT ON PUBLICATION feed IS 'what others get';
ALTER PUBLICATION feed SET (publish = 'insert');
