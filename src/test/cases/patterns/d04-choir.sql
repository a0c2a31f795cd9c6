-- Choirs: who sang where from when until when; singers with dates of their own and rehearsals are not periods.
-- bridge choir_members: choirs, singers
-- temporal choir_members: joined_on
-- bridge concert_singers: concerts, singers
CREATE TABLE choirs (id integer PRIMARY KEY, name text NOT NULL, founded integer);
CREATE TABLE singers (id integer PRIMARY KEY, name text NOT NULL, joined_on date NOT NULL, left_on date);
CREATE TABLE concerts (id integer PRIMARY KEY, choir_id integer NOT NULL REFERENCES choirs, starts_at timestamptz NOT NULL, ends_at timestamptz);
CREATE TABLE choir_members (choir_id integer REFERENCES choirs, singer_id integer REFERENCES singers, joined_on date NOT NULL, left_on date, voice text NOT NULL, PRIMARY KEY (choir_id, singer_id, joined_on));
CREATE TABLE concert_singers (concert_id integer REFERENCES concerts, singer_id integer REFERENCES singers, PRIMARY KEY (concert_id, singer_id));
CREATE TABLE rehearsals (id integer PRIMARY KEY, choir_id integer NOT NULL REFERENCES choirs, conductor_id integer REFERENCES singers, started_at timestamptz, ended_at timestamptz);
