DO $$ BEGIN
  CREATE TYPE colour AS ENUM ('red', 'green');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
CREATE TABLE cars (id bigint PRIMARY KEY, colour colour);

ALTER TYPE colour ADD VALUE 'blue';
-- NOTE: It is done by a statement at the end of the text. The type colour is not made by a statement of its own.
