-- the order of an index is the order of the list
CREATE TABLE authors (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE posts (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, author_id int NOT NULL REFERENCES authors (id), score int NOT NULL, rank int, posted_at timestamptz NOT NULL, edited_at timestamptz, kind text NOT NULL CHECK (kind IN ('a', 'b')));
CREATE INDEX ON posts (author_id, posted_at DESC);
CREATE INDEX ON posts (kind, score DESC, id);
CREATE INDEX ON posts (score, rank DESC NULLS LAST);
CREATE INDEX ON posts (posted_at DESC, score ASC);
CREATE INDEX ON posts (edited_at DESC NULLS LAST);
CREATE TABLE readings (sensor_id int NOT NULL, taken_at timestamptz NOT NULL, value numeric NOT NULL, PRIMARY KEY (sensor_id, taken_at));
CREATE INDEX ON readings (sensor_id, taken_at DESC);
