-- Elections: a support once for each measure among those not withdrawn; hearings of a candidate are appointments.
-- bridge endorsements: voters, measures
-- soft-delete endorsements: deleted_at
-- bridge slate_candidates: slates, candidates
CREATE TABLE voters (id integer PRIMARY KEY, ward text NOT NULL);
CREATE TABLE measures (id integer PRIMARY KEY, wording text NOT NULL);
CREATE TABLE slates (id integer PRIMARY KEY, heading text NOT NULL);
CREATE TABLE candidates (id integer PRIMARY KEY, surname text NOT NULL);
CREATE TABLE endorsements (id integer PRIMARY KEY, voter_id integer NOT NULL REFERENCES voters, measure_id integer NOT NULL REFERENCES measures, deleted_at timestamptz);
CREATE UNIQUE INDEX endorsed_once ON endorsements (voter_id, measure_id) WHERE deleted_at IS NULL;
CREATE TABLE slate_candidates (id integer PRIMARY KEY, slate_id integer NOT NULL REFERENCES slates, candidate_id integer NOT NULL REFERENCES candidates, place integer NOT NULL, UNIQUE (slate_id, candidate_id), UNIQUE (slate_id, place));
CREATE TABLE interviews (id integer PRIMARY KEY, voter_id integer NOT NULL REFERENCES voters, candidate_id integer NOT NULL REFERENCES candidates, held_at timestamptz NOT NULL, outcome text);
