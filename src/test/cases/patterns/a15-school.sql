-- A school with PostgreSQL inheritance, enrolments with a period in the key, history by trigger.
-- inherits account > student_account, teacher_account
-- bridge enrolment: student, course
-- temporal enrolment: term_from
-- history course_history: course
CREATE TABLE account (id integer PRIMARY KEY, login text NOT NULL);
CREATE TABLE student_account (year smallint NOT NULL) INHERITS (account);
CREATE TABLE teacher_account (room text) INHERITS (account);
CREATE TABLE student (id integer PRIMARY KEY, name text NOT NULL);
CREATE TABLE course (id integer PRIMARY KEY, title text NOT NULL, credits smallint NOT NULL);
CREATE TABLE enrolment (student_id integer NOT NULL REFERENCES student, course_id integer NOT NULL REFERENCES course, term_from date NOT NULL, term_to date, grade smallint, PRIMARY KEY (student_id, course_id, term_from), CHECK (term_to >= term_from));
CREATE TABLE course_history (history_id bigserial PRIMARY KEY, id integer NOT NULL, title text NOT NULL, credits smallint NOT NULL, changed_at timestamptz NOT NULL DEFAULT now(), changed_by text NOT NULL DEFAULT current_user);
CREATE FUNCTION course_log() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO course_history (id, title, credits) VALUES (OLD.id, OLD.title, OLD.credits); RETURN NULL; END $$;
CREATE TRIGGER course_changes AFTER UPDATE OR DELETE ON course FOR EACH ROW EXECUTE FUNCTION course_log();
