CREATE TABLE members (
  id     bigint PRIMARY KEY,
  club   bigint NOT NULL,   -- one a club
  number integer NOT NULL,
  joined date,
  UNIQUE (club, number)
);
