-- A column whose values are limited and by which columns exclude one another tells kinds apart, whatever it is called.
-- single animals by species
-- single subscriptions by svc
-- single vehicles by body_id
-- single shelf by genre
-- lookup bodies
CREATE TABLE animals (
    animal_id integer PRIMARY KEY,
    species varchar(20) CHECK (species IN ('bird', 'fish', 'snake')),
    name text NOT NULL,
    wingspan numeric, tank integer, venomous boolean,
    CHECK (CASE species WHEN 'bird' THEN wingspan IS NOT NULL ELSE wingspan IS NULL END),
    CHECK ((species = 'fish' AND tank IS NOT NULL) OR (species IS DISTINCT FROM 'fish' AND tank IS NULL)),
    CHECK (species = 'snake' OR venomous IS NULL)
);
CREATE TYPE service AS ENUM ('mobile', 'fixed', 'broadband');
CREATE TABLE subscriptions (
    id integer PRIMARY KEY, svc service NOT NULL, msisdn text, line_address text, mbit integer,
    CHECK ((svc = 'mobile') = (msisdn IS NOT NULL)),
    CHECK ((svc IN ('fixed', 'broadband')) = (line_address IS NOT NULL)),
    CHECK ((svc = 'broadband') = (mbit IS NOT NULL))
);
CREATE TABLE bodies (id smallint PRIMARY KEY, name text NOT NULL UNIQUE);
CREATE TABLE vehicles (
    id integer PRIMARY KEY, body_id smallint NOT NULL REFERENCES bodies, plate text NOT NULL, seats integer, payload_kg integer,
    CHECK ((body_id = 1) = (seats IS NOT NULL)), CHECK ((body_id = 2) = (payload_kg IS NOT NULL))
);
CREATE DOMAIN genre AS text CHECK (VALUE IN ('atlas', 'novel'));
CREATE TABLE shelf (id integer PRIMARY KEY, genre genre NOT NULL, scale integer, author text, CHECK (genre <> 'atlas' OR author IS NULL), CHECK (genre <> 'novel' OR scale IS NULL));
