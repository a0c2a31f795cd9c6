-- tables, enums, their labels and what sqlc writes itself that would be one name in Go
CREATE TABLE "user" (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE users (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE "User" (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE new (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE queries (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE querier (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE get_user_row (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE create_user_params (id int PRIMARY KEY, name text NOT NULL);
CREATE TYPE integration_state AS ENUM ('on', 'On', 'ON', 'a-b', 'a_b', 'a b', '', '+');
CREATE TABLE integration_states (id int PRIMARY KEY, state integration_state NOT NULL);
CREATE TYPE order_kind AS ENUM ('line', 'item');
CREATE TABLE order_kind_lines (id int PRIMARY KEY, kind order_kind NOT NULL);

CREATE TABLE bonus (id int PRIMARY KEY, bonus numeric NOT NULL, caches int);
CREATE TABLE caches (id int PRIMARY KEY, cache text, caches text);
CREATE TABLE "UserRoles" ("userId" int, "roleId" int, PRIMARY KEY ("userId", "roleId"));
CREATE TABLE days_off (id int PRIMARY KEY, day_off date, days_off int);
