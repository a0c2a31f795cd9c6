-- A hospital: stays (two times of an event, no validity), staff by flags that overlap, a closure table of wards.
-- family person > patient, nurse, doctor
-- closure ward_path: ward
-- tree ward: parent_id
-- temporal on_call: during
CREATE EXTENSION btree_gist;
CREATE TABLE person (id integer PRIMARY KEY, name text NOT NULL, is_patient boolean NOT NULL DEFAULT false, is_nurse boolean NOT NULL DEFAULT false, is_doctor boolean NOT NULL DEFAULT false);
CREATE TABLE patient (person_id integer PRIMARY KEY REFERENCES person, insurance_no text NOT NULL);
CREATE TABLE nurse (person_id integer PRIMARY KEY REFERENCES person, grade smallint NOT NULL);
CREATE TABLE doctor (person_id integer PRIMARY KEY REFERENCES person, speciality text NOT NULL);
CREATE TABLE ward (id integer PRIMARY KEY, name text NOT NULL, parent_id integer REFERENCES ward);
CREATE TABLE ward_path (ancestor_id integer NOT NULL REFERENCES ward ON DELETE CASCADE, descendant_id integer NOT NULL REFERENCES ward ON DELETE CASCADE, depth smallint NOT NULL, PRIMARY KEY (ancestor_id, descendant_id));
CREATE TABLE stay (id bigserial PRIMARY KEY, patient_id integer NOT NULL REFERENCES patient, ward_id integer NOT NULL REFERENCES ward, admitted_at timestamptz NOT NULL, discharged_at timestamptz, CHECK (discharged_at > admitted_at));
CREATE TABLE on_call (doctor_id integer NOT NULL REFERENCES doctor, during tstzrange NOT NULL, PRIMARY KEY (doctor_id, during WITHOUT OVERLAPS));
