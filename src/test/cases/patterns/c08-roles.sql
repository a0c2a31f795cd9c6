-- What tables are for others.
-- tree area: parent_id
-- soft-delete area: deleted_at
-- closure area_path: area
-- lookup area_type
-- side area_meta: area
-- inherits note > area_note
CREATE TABLE area (id integer PRIMARY KEY, name text NOT NULL, parent_id integer REFERENCES area, deleted_at timestamptz);
CREATE TABLE area_path (ancestor_id integer REFERENCES area, descendant_id integer REFERENCES area, depth integer NOT NULL, PRIMARY KEY (ancestor_id, descendant_id));
CREATE TABLE area_type (code text PRIMARY KEY, label text NOT NULL);
CREATE TABLE area_meta (area_id integer PRIMARY KEY REFERENCES area ON DELETE CASCADE, rating integer);
CREATE TABLE note (id integer PRIMARY KEY, body text); CREATE TABLE area_note (area_id integer REFERENCES area) INHERITS (note);
