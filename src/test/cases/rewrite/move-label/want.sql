CREATE TYPE mood AS ENUM (
    'glad',
    'sad'
);
CREATE TABLE t (m mood DEFAULT 'sad'::mood);
