-- Parents without foreign keys; a pupil's parent, a parent of whatever table and a parent's phone are no trees.
-- tree folders: parent_id
-- tree tasks: parent_no
-- tree branches: parent_branch_id
-- versions folder_versions: folders
-- polymorphic notes: parent_id, parent_type
CREATE TABLE folders (id bigint PRIMARY KEY, parent_id bigint, label text NOT NULL);
CREATE TABLE tasks (board text NOT NULL, no integer NOT NULL, parent_no integer, wording text NOT NULL, PRIMARY KEY (board, no));
CREATE TABLE branches (id uuid PRIMARY KEY, parent_branch_id uuid, town text NOT NULL);
CREATE TABLE notes (id bigint PRIMARY KEY, parent_type text NOT NULL, parent_id bigint NOT NULL, body text NOT NULL);
CREATE TABLE pupils (id bigint PRIMARY KEY, parent_phone text, parent_code uuid);
CREATE TABLE folder_versions (id bigint PRIMARY KEY, folder_id bigint NOT NULL REFERENCES folders, parent_id bigint, label text NOT NULL);
