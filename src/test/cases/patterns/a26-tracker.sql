-- An issue tracker: issues of kinds in a single table by an enum; owner is a user or a team at most; parts with own keys.
-- single issue by kind
-- arc issue: user_id, team_id
-- tree issue: epic_id
-- bridge issue_label: issue, label
-- bridge issue_link: issue, issue
CREATE TYPE issue_kind AS ENUM ('bug', 'story', 'epic');
CREATE TABLE app_user (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE team (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE issue (id serial PRIMARY KEY, kind issue_kind NOT NULL, title text NOT NULL, epic_id int REFERENCES issue, user_id int REFERENCES app_user, team_id int REFERENCES team, severity smallint, steps text, points smallint, colour text, due date,
  CHECK (NOT (user_id IS NOT NULL AND team_id IS NOT NULL)),
  CHECK ((kind = 'bug') = (severity IS NOT NULL)), CHECK (kind = 'bug' OR steps IS NULL), CHECK (kind = 'story' OR points IS NULL), CHECK ((kind = 'epic') OR (colour IS NULL)));
CREATE TABLE label (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE issue_label (issue_id int NOT NULL REFERENCES issue ON DELETE CASCADE, label_id int NOT NULL REFERENCES label ON DELETE CASCADE, PRIMARY KEY (issue_id, label_id));
CREATE TABLE issue_link (from_id int NOT NULL REFERENCES issue, to_id int NOT NULL REFERENCES issue, link_type text NOT NULL CHECK (link_type IN ('blocks', 'duplicates')), PRIMARY KEY (from_id, to_id, link_type));
