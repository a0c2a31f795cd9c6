-- Where parents are rows of their own, a parent_id is one of them.
CREATE TABLE parents (id bigint PRIMARY KEY, surname text NOT NULL);
CREATE TABLE pupils (id bigint PRIMARY KEY, parent_id bigint NOT NULL, surname text NOT NULL);
