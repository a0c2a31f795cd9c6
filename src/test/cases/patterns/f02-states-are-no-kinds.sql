-- What a later state adds stays or is told by its name and its stamps: none of these is a single table of kinds, nor what a measure allows. The assignments are an arc.
-- arc assignments: user_id, team_id exactly
CREATE TABLE invoices (id integer PRIMARY KEY, status text NOT NULL CHECK (status IN ('draft', 'paid')), paid_at timestamptz, payer text, CHECK (status <> 'paid' OR paid_at IS NOT NULL), CHECK (status = 'paid' OR payer IS NULL));
-- each step keeps what the one before it has
CREATE TABLE parcels (
    id integer PRIMARY KEY, situation text NOT NULL CHECK (situation IN ('packed', 'on_truck', 'delivered')), truck text, signature text,
    CHECK ((situation IN ('on_truck', 'delivered')) = (truck IS NOT NULL)), CHECK ((situation = 'delivered') = (signature IS NOT NULL))
);
CREATE TABLE jobs (id integer PRIMARY KEY, state text NOT NULL CHECK (state IN ('running', 'done', 'failed')), result text, error text, CHECK ((state = 'done') = (result IS NOT NULL)), CHECK ((state = 'failed') = (error IS NOT NULL)));
CREATE TABLE applications (
    id integer PRIMARY KEY, decision text NOT NULL CHECK (decision IN ('none', 'yes', 'no')), granted_at timestamptz, refused_at timestamptz,
    CHECK ((decision = 'yes') = (granted_at IS NOT NULL)), CHECK ((decision = 'no') = (refused_at IS NOT NULL))
);
CREATE TABLE releases (
    id integer PRIMARY KEY, channel text NOT NULL CHECK (channel IN ('open', 'hold')), hold_since date, hold_note text, open_to text,
    CHECK ((channel = 'hold') = (hold_since IS NOT NULL)), CHECK ((channel = 'hold') = (hold_note IS NOT NULL)), CHECK ((channel = 'open') = (open_to IS NOT NULL))
);
CREATE TABLE accounts (id integer PRIMARY KEY, is_active boolean NOT NULL, gone_at timestamptz, seen_at timestamptz, CHECK (is_active = (gone_at IS NULL)), CHECK (is_active OR seen_at IS NULL));
CREATE TABLE articles (id integer PRIMARY KEY, published boolean NOT NULL, slug text, reviewer text, CHECK (published = (slug IS NOT NULL)), CHECK (published = (reviewer IS NULL)));
-- an optional part that one flag switches on
CREATE TABLE offers (id integer PRIMARY KEY, has_discount boolean NOT NULL, percent integer, reason text, CHECK (has_discount = (percent IS NOT NULL)), CHECK (has_discount = (reason IS NOT NULL)));
CREATE TABLE users (id integer PRIMARY KEY);
CREATE TABLE teams (id integer PRIMARY KEY);
CREATE TABLE assignments (
    id integer PRIMARY KEY, for_team boolean NOT NULL, user_id integer REFERENCES users, team_id integer REFERENCES teams,
    CHECK (num_nonnulls(user_id, team_id) = 1), CHECK (for_team = (team_id IS NOT NULL))
);
-- a measure, and a row for each of two names
CREATE TABLE ratings (id integer PRIMARY KEY, points smallint NOT NULL CHECK (points BETWEEN 1 AND 5), praise text, complaint text, CHECK (points > 3 OR praise IS NULL), CHECK (points < 3 OR complaint IS NULL));
CREATE TABLE defaults (area text PRIMARY KEY CHECK (area IN ('mail', 'print')), sender text, tray text, CHECK ((area = 'mail') = (sender IS NOT NULL)), CHECK ((area = 'print') = (tray IS NOT NULL)));
CREATE TABLE runs (id integer PRIMARY KEY, outcome text CHECK (outcome IN ('good', 'bad')), output text, error text, CHECK (outcome = 'good' OR output IS NULL), CHECK (outcome = 'bad' OR error IS NULL));
-- the same time, said in two ways
CREATE TABLE slots (id integer PRIMARY KEY, all_day boolean NOT NULL, day date, begins timestamptz, CHECK (all_day = (day IS NOT NULL)), CHECK (all_day = (begins IS NULL)));
