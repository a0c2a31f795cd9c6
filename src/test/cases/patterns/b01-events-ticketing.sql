-- Ticketing: venues in a tree, a performance of three kinds without discriminator, seats; a hold is exclusive.
-- family performance > concert, play, match
-- tree venue: located_in
-- bridge performance_artist: performance, artist
-- arc hold: customer_id, agency_id exactly
-- lookup seat_category
CREATE TABLE venue (venue_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, located_in integer REFERENCES venue (venue_id), name text NOT NULL);
CREATE TABLE seat_category (category_code char(2) PRIMARY KEY, description text NOT NULL, surcharge numeric(6,2) NOT NULL DEFAULT 0);
CREATE TABLE performance (performance_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, venue_id integer NOT NULL REFERENCES venue, starts timestamptz NOT NULL, ends timestamptz, CHECK (ends > starts));
CREATE TABLE concert (performance_id integer PRIMARY KEY REFERENCES performance, genre text, sound_check timestamptz);
CREATE TABLE play (performance_id integer PRIMARY KEY REFERENCES performance, director text NOT NULL, acts smallint);
CREATE TABLE match (performance_id integer PRIMARY KEY REFERENCES performance, home text NOT NULL, away text NOT NULL, league text);
CREATE TABLE artist (artist_id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, stage_name text NOT NULL);
CREATE TABLE performance_artist (performance_id integer REFERENCES performance, artist_id integer REFERENCES artist, billing_order smallint NOT NULL, PRIMARY KEY (performance_id, artist_id));
CREATE TABLE customer (customer_id integer PRIMARY KEY, email text NOT NULL);
CREATE TABLE agency (agency_id integer PRIMARY KEY, name text NOT NULL, contact text);
CREATE TABLE hold (hold_id bigint PRIMARY KEY, performance_id integer NOT NULL REFERENCES performance, seat_no text NOT NULL, category_code char(2) NOT NULL REFERENCES seat_category, customer_id integer REFERENCES customer, agency_id integer REFERENCES agency, expires timestamptz NOT NULL, CONSTRAINT one_holder CHECK (1 = num_nonnulls(customer_id, agency_id)));
