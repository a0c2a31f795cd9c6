CREATE TYPE "Feeling" AS ENUM (
    'sad',
    'glad'
);
CREATE TABLE t (m "Feeling" DEFAULT 'sad'::"Feeling");
