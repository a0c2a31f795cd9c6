-- A court's register without foreign keys: names alone say what refers to what. Hearings and fines are things of their own.
-- bridge case_judge: cases, judges
-- bridge case_exhibits: cases, exhibits
CREATE TABLE cases (id bigint PRIMARY KEY, docket text NOT NULL, opened_on date);
CREATE TABLE judges (id bigint PRIMARY KEY, surname text NOT NULL);
CREATE TABLE persons (id bigint PRIMARY KEY, surname text NOT NULL);
CREATE TABLE exhibits (id bigint PRIMARY KEY, found_at text);
CREATE TABLE case_judge (case_id bigint, judge_id bigint, PRIMARY KEY (case_id, judge_id));
CREATE TABLE case_exhibits (case_id bigint NOT NULL, exhibit_id bigint NOT NULL);
CREATE TABLE hearings (id bigint PRIMARY KEY, case_id bigint NOT NULL, judge_id bigint NOT NULL, room text, held_on date);
CREATE TABLE fines (id bigint PRIMARY KEY, case_id bigint NOT NULL, person_id bigint NOT NULL, amount numeric NOT NULL);
CREATE TABLE case_person_notes (id bigint PRIMARY KEY, case_id bigint NOT NULL, person_id bigint NOT NULL, note text NOT NULL);
CREATE TABLE appeals (id bigint PRIMARY KEY, case_id bigint NOT NULL, judge_id uuid NOT NULL);
