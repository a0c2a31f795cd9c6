DO $$ BEGIN
  CREATE TYPE colour AS ENUM ('red', 'green');
EXCEPTION WHEN duplicate_object THEN NULL;
END $$;
CREATE TABLE cars (id bigint PRIMARY KEY, colour colour);
