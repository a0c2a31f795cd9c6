-- Members in one table, with one check that says of each kind which columns it has.
-- never class-table: check each
CREATE TABLE member (id int PRIMARY KEY, member_kind text NOT NULL CHECK (member_kind IN ('pupil', 'sponsor')), name text NOT NULL, form_no int, company text, gift numeric, CONSTRAINT each CHECK (member_kind = 'pupil' AND company IS NULL AND gift IS NULL OR member_kind = 'sponsor' AND form_no IS NULL AND company IS NOT NULL));
