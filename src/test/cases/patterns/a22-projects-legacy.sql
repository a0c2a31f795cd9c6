-- A legacy PHP schema: no foreign keys to speak of, camelCase, an activity stream.
-- polymorphic activity: subjectType, subjectId
-- polymorphic favourites: item_table, item_id
-- bridge project_users: projects, users
CREATE TABLE projects (id integer PRIMARY KEY, name varchar(100));
CREATE TABLE users (id integer PRIMARY KEY, mail varchar(100));
CREATE TABLE project_users (project_id integer NOT NULL REFERENCES projects (id), user_id integer NOT NULL REFERENCES users (id));
CREATE TABLE activity (id integer PRIMARY KEY, "subjectType" varchar(40) NOT NULL, "subjectId" integer NOT NULL, verb varchar(20), "actorId" integer);
CREATE INDEX activity_subject ON activity ("subjectType", "subjectId");
CREATE TABLE favourites (id integer PRIMARY KEY, user_id integer NOT NULL, item_table varchar(30) NOT NULL CHECK (item_table IN ('projects', 'users')), item_id integer NOT NULL, UNIQUE (user_id, item_table, item_id));
CREATE TABLE files (id integer PRIMARY KEY, mime_type varchar(100), file_type varchar(20), file_id varchar(64), size integer);
