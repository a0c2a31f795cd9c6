-- The kind in the predicate of an index, with the casts that a dump writes: all rows of the kind's own table are of it.
-- never class-table: index members_no
-- never concrete-tables: index members_no
CREATE TABLE users (
  id bigint PRIMARY KEY,
  type character varying NOT NULL,
  email character varying NOT NULL,
  admin_scope character varying,
  membership_no integer,
  CONSTRAINT users_type_check CHECK (((type)::text = ANY ((ARRAY['Admin'::character varying, 'Member'::character varying])::text[]))),
  CONSTRAINT admin_only CHECK ((((type)::text = 'Admin'::text) OR (admin_scope IS NULL))),
  CONSTRAINT member_only CHECK ((((type)::text = 'Member'::text) = (membership_no IS NOT NULL)))
);
CREATE UNIQUE INDEX members_no ON users USING btree (membership_no) WHERE ((type)::text = 'Member'::text);
