-- Ways from the root: as keys in an array, as text with what is counted beside it; what a closure is over is a tree and no list of words. A file's path is none.
-- path valley: way_path
-- tree valley: parent_id
-- path leaf: path
-- closure GenreClosure: Genre
CREATE TABLE valley (id integer PRIMARY KEY, parent_id integer REFERENCES valley, way_path integer[] NOT NULL, name text);
CREATE INDEX ON valley USING gin (way_path);
CREATE TABLE leaf (id integer PRIMARY KEY, path varchar(255) NOT NULL UNIQUE, depth integer NOT NULL, numchild integer NOT NULL, heading text);
CREATE TABLE "Genre" ("Id" integer PRIMARY KEY, "Name" text);
CREATE TABLE "GenreClosure" (
    "AncestorId" integer NOT NULL REFERENCES "Genre", "DescendantId" integer NOT NULL REFERENCES "Genre", "Distance" integer NOT NULL, PRIMARY KEY ("AncestorId", "DescendantId")
);
CREATE TABLE scan (id integer PRIMARY KEY, path text NOT NULL UNIQUE, size bigint);
