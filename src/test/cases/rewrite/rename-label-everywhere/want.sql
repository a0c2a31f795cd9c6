create type kind as enum ('auto', 'bike');
create table things (
  id     bigint primary key,
  kind   kind not null default 'auto',
  word   text not null default 'car' check (word <> 'car'),
  spare  kind[] default array['auto']::kind[],
  wheels integer generated always as (case kind when 'auto' then 4 else 2 end) stored,
  check (kind in ('auto', 'bike') or kind = 'auto' and 'auto' <> things.kind)
);
create index on things (id) where kind = 'auto'::kind and word = 'car';
create view cars as select t.id, coalesce(t.kind, 'auto') as kind from things t where t.kind is distinct from 'auto' and t.word like 'car';
create function f(k kind default 'auto') returns text language sql as $$ select 'car'::kind::text $$;
create function g() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touched before update on things for each row when (new.kind = 'auto') execute function g('car');
create policy own on things using (kind = any (array['auto', 'bike']) and cast('auto' as kind) = kind);
create domain carlike as kind default 'auto' check (value = 'auto');
insert into things (id, word, kind) values (1, 'car', 'auto'), (2, 'bike', 'bike');
insert into things (id, kind) select 3, 'auto' where 'car' = 'car';
update things set kind = 'auto' where word = 'car';
copy things (word, kind) from stdin;
car	auto
bike	bike
\.
-- NOTE: The function f at given.sql:12 mentions 'car'; its body is left as it is.
