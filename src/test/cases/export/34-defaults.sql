-- what the database can make, and a caller can give
CREATE EXTENSION IF NOT EXISTS pgcrypto;
CREATE SEQUENCE numbers;
CREATE TABLE teams (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), number bigint NOT NULL DEFAULT nextval('numbers'), name text NOT NULL DEFAULT upper('x'), tags text[] NOT NULL DEFAULT '{}', meta jsonb NOT NULL DEFAULT jsonb_build_object('a', 1), expires_at timestamptz DEFAULT now() + interval '1 day', created_at timestamptz NOT NULL DEFAULT now(), updated_at timestamptz NOT NULL DEFAULT CURRENT_TIMESTAMP, version int NOT NULL DEFAULT 1);
CREATE TABLE members (team_id uuid REFERENCES teams (id), user_id uuid, since date NOT NULL DEFAULT CURRENT_DATE, token text NOT NULL DEFAULT md5(random()::text), created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (team_id, user_id));
CREATE TABLE shapes (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), kind text NOT NULL CHECK (kind IN ('circle', 'square')), made_at timestamptz NOT NULL DEFAULT now(), radius numeric, side numeric, CHECK ((kind = 'circle') = (radius IS NOT NULL)), CHECK ((kind = 'square') = (side IS NOT NULL)));
CREATE TABLE only_identity (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY);
CREATE TABLE only_made (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), at timestamptz NOT NULL DEFAULT now());
CREATE TABLE leases (id int PRIMARY KEY, room_id int NOT NULL, during daterange NOT NULL DEFAULT daterange(CURRENT_DATE, NULL), price numeric NOT NULL DEFAULT random()::numeric, EXCLUDE USING gist (during WITH &&));
CREATE TABLE mixed (id int PRIMARY KEY, code text NOT NULL DEFAULT 'T-' || md5(random()::text), due date NOT NULL DEFAULT 1 + CURRENT_DATE, made_by text NOT NULL DEFAULT session_user, label character varying(10) NOT NULL DEFAULT ('x')::character varying(10), note text DEFAULT 'nextval(now())', list int[] NOT NULL DEFAULT (ARRAY[1, 2]), rate numeric DEFAULT CAST(1 AS numeric(5, 2)));
