-- Several links of the same rows, told apart by a rank.
-- bridge film_actor: film, actor
CREATE TABLE film (id integer PRIMARY KEY); CREATE TABLE actor (id integer PRIMARY KEY);
CREATE TABLE film_actor (id serial PRIMARY KEY, film_id integer NOT NULL REFERENCES film, actor_id integer NOT NULL REFERENCES actor, rank integer NOT NULL DEFAULT 0, UNIQUE (film_id, actor_id, rank));
