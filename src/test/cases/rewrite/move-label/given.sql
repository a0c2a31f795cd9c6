CREATE TYPE mood AS ENUM (
    'sad',
    'glad'
);
CREATE TABLE t (m mood DEFAULT 'sad'::mood);
