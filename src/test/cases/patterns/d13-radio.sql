-- A radio station: what is kept beside an episode is no kind of episode.
-- side episode_transcripts: episodes
-- side episode_waveforms: episodes
-- side show_artwork: shows
CREATE TABLE shows (id integer PRIMARY KEY, title text NOT NULL);
CREATE TABLE episodes (id integer PRIMARY KEY, show_id integer NOT NULL REFERENCES shows, title text NOT NULL, aired_at timestamptz);
CREATE TABLE episode_transcripts (episode_id integer PRIMARY KEY REFERENCES episodes ON DELETE CASCADE, words text NOT NULL);
CREATE TABLE episode_waveforms (episode_id integer PRIMARY KEY REFERENCES episodes ON DELETE CASCADE, peaks bytea NOT NULL);
CREATE TABLE show_artwork (show_id integer PRIMARY KEY REFERENCES shows ON DELETE CASCADE, picture bytea NOT NULL);
