-- one subtype carries the kind in its reference, the other does not: guarding it leaves the key as it is written
CREATE TABLE person (
    person_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    email text NOT NULL UNIQUE,
    kind text NOT NULL CHECK (kind in ('teacher','student')),
    UNIQUE (person_no, kind)
);
CREATE TABLE teacher (
    person_no bigint PRIMARY KEY,
    kind text NOT NULL DEFAULT 'teacher' CHECK (kind = 'teacher'),
    since date NOT NULL,
    FOREIGN KEY (person_no, kind) REFERENCES person (person_no, kind) ON DELETE CASCADE
);
CREATE TABLE student (
    person_no bigint PRIMARY KEY REFERENCES person,
    level smallint NOT NULL DEFAULT 1
);
