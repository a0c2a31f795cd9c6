CREATE TABLE members (
  id     bigint PRIMARY KEY,
  club   bigint NOT NULL UNIQUE,   -- one a club
  number integer NOT NULL,
  joined date
);
COMMENT ON CONSTRAINT members_club_key ON members IS 'Once';
