-- a row may be of several kinds at once, which flags say: some flags may be NULL, one reference carries its flag, one kind has no flag; rules, indexes, policies and views over flags
CREATE SCHEMA hr;
CREATE TABLE hr.person (
    person_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    born date CHECK (born > '1900-01-01'),
    is_teacher boolean NOT NULL DEFAULT false,
    is_student boolean,
    note text,
    CONSTRAINT teacher_born CHECK (NOT is_teacher OR born IS NOT NULL),
    CONSTRAINT student_note CHECK (is_student IS NOT TRUE OR note <> ''),
    CONSTRAINT not_both_note CHECK (NOT (is_teacher AND is_student) OR note IS NOT NULL),
    UNIQUE (person_no, is_teacher)
);
COMMENT ON TABLE hr.person IS 'People';
COMMENT ON COLUMN hr.person.is_teacher IS 'Teaches';
CREATE INDEX person_teachers ON hr.person (email) WHERE is_teacher;
CREATE INDEX person_rest ON hr.person (born) WHERE NOT is_teacher;
CREATE TABLE hr.teacher (
    person_no bigint PRIMARY KEY,
    is_teacher boolean NOT NULL DEFAULT true CHECK (is_teacher),
    since date NOT NULL,
    salary numeric CHECK (salary > 0),
    room text UNIQUE,
    FOREIGN KEY (person_no, is_teacher) REFERENCES hr.person (person_no, is_teacher) ON DELETE CASCADE
);
CREATE TABLE hr.student (
    person_no bigint PRIMARY KEY REFERENCES hr.person,
    since date NOT NULL,
    level smallint NOT NULL DEFAULT 1
);
CREATE TABLE hr.alumnus (
    person_no bigint PRIMARY KEY REFERENCES hr.person ON DELETE CASCADE,
    left_on date NOT NULL
);
CREATE TABLE hr.lesson (id serial PRIMARY KEY, teacher_no bigint NOT NULL REFERENCES hr.teacher, held timestamptz NOT NULL);
CREATE TABLE hr.mail (id serial PRIMARY KEY, person_no bigint NOT NULL REFERENCES hr.person, body text);
ALTER TABLE hr.person ENABLE ROW LEVEL SECURITY;
CREATE POLICY seen ON hr.person USING (note IS NULL OR is_teacher);
CREATE VIEW hr.staff AS SELECT p.email, t.* FROM hr.person p JOIN hr.teacher t USING (person_no);
