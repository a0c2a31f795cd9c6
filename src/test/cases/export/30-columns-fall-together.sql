-- two columns that are one word in Go; names that begin with a digit, have no letter that Go exports, or a blank
CREATE TABLE profiles (id int PRIMARY KEY, "userName" text NOT NULL UNIQUE, user_name text NOT NULL UNIQUE, "First Name" text, "1st" text NOT NULL UNIQUE, "größe" int, "gräße" int, "名前" text NOT NULL UNIQUE, "%" numeric, _id int, type text NOT NULL, range int4range, func text, "order" int, "select" bool);
CREATE TABLE lone_digit ("2fa" text PRIMARY KEY);
CREATE TABLE lone_blank ("My Key" uuid PRIMARY KEY DEFAULT gen_random_uuid());
CREATE TABLE lone_type ("type" text PRIMARY KEY);
CREATE TABLE lone_time ("time" timestamptz PRIMARY KEY);
CREATE TABLE "2nd_table" (id int PRIMARY KEY, "2nd_table_id" int REFERENCES "2nd_table" (id));
