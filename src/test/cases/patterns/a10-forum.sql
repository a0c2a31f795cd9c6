-- A forum: votes on posts or comments by an arc; follows between users; nothing else.
-- arc votes: post_id, comment_id exactly
-- tree comments: parent_id
-- bridge follows: users, users
-- soft-delete posts: deleted_at
-- lookup report_reasons
CREATE TABLE users (id bigserial PRIMARY KEY, name text NOT NULL UNIQUE, karma integer NOT NULL DEFAULT 0);
CREATE TABLE posts (id bigserial PRIMARY KEY, author_id bigint NOT NULL REFERENCES users, title text NOT NULL, body text, deleted_at timestamptz, deleted_by bigint REFERENCES users);
CREATE TABLE comments (id bigserial PRIMARY KEY, post_id bigint NOT NULL REFERENCES posts, parent_id bigint REFERENCES comments, author_id bigint NOT NULL REFERENCES users, body text NOT NULL);
CREATE TABLE votes (id bigserial PRIMARY KEY, voter_id bigint NOT NULL REFERENCES users, post_id bigint REFERENCES posts, comment_id bigint REFERENCES comments, up boolean NOT NULL,
  CHECK ((post_id IS NOT NULL AND comment_id IS NULL) OR (post_id IS NULL AND comment_id IS NOT NULL)));
CREATE UNIQUE INDEX votes_post ON votes (voter_id, post_id) WHERE post_id IS NOT NULL;
CREATE TABLE follows (follower_id bigint NOT NULL REFERENCES users, followee_id bigint NOT NULL REFERENCES users, since timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (follower_id, followee_id), CHECK (follower_id <> followee_id));
CREATE TABLE report_reasons (id smallint PRIMARY KEY, label text NOT NULL);
CREATE TABLE reports (id bigserial PRIMARY KEY, post_id bigint NOT NULL REFERENCES posts, reporter_id bigint NOT NULL REFERENCES users, reason_id smallint NOT NULL REFERENCES report_reasons, note text);
