-- Forestry: a stem grown from another, plots taken out; margins of a sheet are no nested set.
-- tree stems: grown_from
-- soft-delete plots: deleted
CREATE TABLE plots (id integer PRIMARY KEY, hectares numeric NOT NULL, deleted boolean NOT NULL DEFAULT false);
CREATE TABLE stems (id integer PRIMARY KEY, plot_id integer NOT NULL REFERENCES plots, grown_from integer REFERENCES stems, felled_on date);
CREATE TABLE map_sheets (id integer PRIMARY KEY, margin_left integer NOT NULL, margin_right integer NOT NULL, title text NOT NULL);
CREATE TABLE ears (id integer PRIMARY KEY, hearing_left integer, hearing_right integer);
