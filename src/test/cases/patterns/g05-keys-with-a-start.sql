-- Rows that hold for a time, told by a unique key of what they are about and the start.
-- temporal employment: starts_on
-- temporal dim_member: effective_from
CREATE TABLE employment (worker_no integer NOT NULL, starts_on date NOT NULL, ends_on date, rank text, UNIQUE (worker_no, starts_on));
CREATE TABLE dim_member (
    member_key bigserial PRIMARY KEY, member_no integer NOT NULL, name text, effective_from date NOT NULL, effective_to date NOT NULL DEFAULT '9999-12-31', UNIQUE (member_no, effective_from)
);
