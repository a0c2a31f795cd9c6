-- A media library: the kind is an integer with a lookup table; subtypes by prefix.
-- family media > media_book, media_film, media_game by media_type_id
-- lookup media_type
-- bridge media_author: media, author
-- side media_stats: media
CREATE TABLE media_type (id smallint PRIMARY KEY, name text NOT NULL UNIQUE);
INSERT INTO media_type VALUES (1, 'book'), (2, 'film'), (3, 'game');
CREATE TABLE media (id bigserial PRIMARY KEY, media_type_id smallint NOT NULL REFERENCES media_type, title text NOT NULL, published int);
CREATE TABLE media_book (media_id bigint PRIMARY KEY REFERENCES media ON DELETE CASCADE, isbn text, pages int);
CREATE TABLE media_film (media_id bigint PRIMARY KEY REFERENCES media ON DELETE CASCADE, minutes int, rating text);
CREATE TABLE media_game (media_id bigint PRIMARY KEY REFERENCES media ON DELETE CASCADE, platform text NOT NULL);
CREATE TABLE media_stats (media_id bigint PRIMARY KEY REFERENCES media ON DELETE CASCADE, views bigint NOT NULL DEFAULT 0, last_viewed timestamptz);
CREATE TABLE author (id bigserial PRIMARY KEY, name text NOT NULL);
CREATE TABLE media_author (id bigserial PRIMARY KEY, media_id bigint NOT NULL REFERENCES media, author_id bigint NOT NULL REFERENCES author, position int NOT NULL DEFAULT 0, UNIQUE (media_id, author_id, position));
