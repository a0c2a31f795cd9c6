CREATE TABLE pet (pid int PRIMARY KEY, kind text, years int);
CREATE FUNCTION pet_years(p pet) RETURNS int LANGUAGE sql RETURN p.years;
CREATE FUNCTION pet_years2(p pet) RETURNS int LANGUAGE sql RETURN (p).years + 1;
CREATE FUNCTION pet_kind(p pet) RETURNS text LANGUAGE sql BEGIN ATOMIC SELECT (p).kind || p.years::text; END;
CREATE FUNCTION pet_f(p pet) RETURNS int LANGUAGE sql RETURN pet_f.p.years;
ALTER TABLE pet RENAME COLUMN years TO age;
