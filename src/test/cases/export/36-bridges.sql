-- several bridges between the same tables, one from a table to itself, one with a key and a version of its own
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE posts (id int PRIMARY KEY, author_id int NOT NULL REFERENCES users (id), title text NOT NULL);
CREATE INDEX ON posts (author_id);
CREATE TABLE likes (user_id int REFERENCES users (id) ON DELETE CASCADE, post_id int REFERENCES posts (id) ON DELETE CASCADE, PRIMARY KEY (user_id, post_id));
CREATE INDEX ON likes (post_id);
CREATE TABLE bookmarks (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), user_id int NOT NULL REFERENCES users (id), post_id int NOT NULL REFERENCES posts (id), note text, version int NOT NULL DEFAULT 1, updated_at timestamptz NOT NULL DEFAULT now(), UNIQUE (user_id, post_id));
CREATE TABLE follows (follower_id int REFERENCES users (id), followee_id int REFERENCES users (id), since timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (follower_id, followee_id));
CREATE TABLE series (id int PRIMARY KEY, title text NOT NULL);
CREATE TABLE news (id int PRIMARY KEY, title text NOT NULL);
CREATE TABLE series_news (series_id int REFERENCES series (id), news_id int REFERENCES news (id), PRIMARY KEY (series_id, news_id));

-- A version that has no default is given with the row and counted from then on.
CREATE TABLE songs (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, title text NOT NULL);
CREATE TABLE moods (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL);
CREATE TABLE song_moods (
  song_id bigint NOT NULL REFERENCES songs (id),
  mood_id bigint NOT NULL REFERENCES moods (id),
  strength integer NOT NULL,
  version integer NOT NULL,
  PRIMARY KEY (song_id, mood_id)
);
