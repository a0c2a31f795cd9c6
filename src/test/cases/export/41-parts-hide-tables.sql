-- tables that are called like the parts of statements: in a family, a tree, a history
CREATE TABLE held (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('old_detail', 'gone_old_detail', 'new_held', 'changed_held')), at date NOT NULL);
CREATE TABLE old_details (held_id bigint PRIMARY KEY REFERENCES held (id) ON DELETE CASCADE, a text);
CREATE TABLE gone_old_details (held_id bigint PRIMARY KEY REFERENCES held (id), b text);
CREATE TABLE new_held (held_id bigint PRIMARY KEY REFERENCES held (id), c text);
CREATE TABLE changed_held (held_id bigint PRIMARY KEY REFERENCES held (id) ON DELETE CASCADE, d text);
CREATE TABLE ancestors (id int PRIMARY KEY, name text NOT NULL, parent_id int REFERENCES ancestors (id));
CREATE TABLE descendants (id int PRIMARY KEY, name text NOT NULL, parent_id int REFERENCES descendants (id));
CREATE TABLE below (id int PRIMARY KEY, name text NOT NULL, parent_id int REFERENCES below (id));
CREATE TABLE ended (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, thing_id int NOT NULL, price numeric NOT NULL, valid_from date NOT NULL, valid_to date, UNIQUE (thing_id, valid_from));
