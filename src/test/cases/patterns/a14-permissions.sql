-- Permissions: a grant goes to one of three, by a sum; a resource is named by table and id with a check.
-- arc grants: user_id, group_id, service_id exactly
-- polymorphic grants: object_type, object_id
-- bridge group_member: groups, users
CREATE TABLE users (id uuid PRIMARY KEY, login text NOT NULL);
CREATE TABLE groups (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE services (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE projects (id uuid PRIMARY KEY, name text NOT NULL);
CREATE TABLE dashboards (id uuid PRIMARY KEY, project_id uuid NOT NULL REFERENCES projects, title text);
CREATE TABLE group_member (group_id uuid NOT NULL REFERENCES groups, user_id uuid NOT NULL REFERENCES users, added_by uuid REFERENCES users, PRIMARY KEY (user_id, group_id));
CREATE TABLE grants (id uuid PRIMARY KEY, user_id uuid REFERENCES users, group_id uuid REFERENCES groups, service_id uuid REFERENCES services, object_type text NOT NULL, object_id uuid NOT NULL, level text NOT NULL CHECK (level IN ('read', 'write', 'admin')), granted_by uuid REFERENCES users,
  CHECK (object_type IN ('projects', 'dashboards')),
  CHECK ((user_id IS NOT NULL)::int + (group_id IS NOT NULL)::int + (service_id IS NOT NULL)::int = 1));
