CREATE TYPE mood AS ENUM (
    'sad',
    'calm',
    'glad'
);
CREATE TABLE t (m mood DEFAULT 'sad'::mood);
