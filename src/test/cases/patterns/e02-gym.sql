-- A gym: lockers lent, classes booked, plans held.
-- bridge trainer_skill: trainer, skill
-- temporal membership: starts_on
-- lookup skill_level
-- side trainer_bio: trainer
CREATE TABLE person (id uuid PRIMARY KEY, full_name text NOT NULL, email text UNIQUE);
CREATE TABLE trainer (id uuid PRIMARY KEY, full_name text NOT NULL);
CREATE TABLE skill (id uuid PRIMARY KEY, description text NOT NULL, weight integer);
CREATE TABLE skill_level (skill_level_id smallint PRIMARY KEY, label text NOT NULL);
CREATE TABLE trainer_skill (trainer_id uuid NOT NULL REFERENCES trainer, skill_id uuid NOT NULL REFERENCES skill, skill_level_id smallint REFERENCES skill_level);
CREATE TABLE trainer_bio (trainer_id uuid PRIMARY KEY REFERENCES trainer, text text NOT NULL);
CREATE TABLE membership (id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, starts_on date NOT NULL, ends_on date, fee numeric NOT NULL);
CREATE TABLE course (id uuid PRIMARY KEY, trainer_id uuid NOT NULL REFERENCES trainer, title text NOT NULL, starts_on date, ends_on date);
CREATE TABLE booking (id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, course_id uuid NOT NULL REFERENCES course, booked_at timestamptz NOT NULL, paid boolean NOT NULL);
CREATE TABLE locker_use (locker integer NOT NULL, person_id uuid NOT NULL REFERENCES person, opened_at timestamptz NOT NULL);
