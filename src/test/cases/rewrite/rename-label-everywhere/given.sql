create type kind as enum ('car', 'bike');
create table things (
  id     bigint primary key,
  kind   kind not null default 'car',
  word   text not null default 'car' check (word <> 'car'),
  spare  kind[] default array['car']::kind[],
  wheels integer generated always as (case kind when 'car' then 4 else 2 end) stored,
  check (kind in ('car', 'bike') or kind = 'car' and 'car' <> things.kind)
);
create index on things (id) where kind = 'car'::kind and word = 'car';
create view cars as select t.id, coalesce(t.kind, 'car') as kind from things t where t.kind is distinct from 'car' and t.word like 'car';
create function f(k kind default 'car') returns text language sql as $$ select 'car'::kind::text $$;
create function g() returns trigger language plpgsql as $$ begin return new; end $$;
create trigger touched before update on things for each row when (new.kind = 'car') execute function g('car');
create policy own on things using (kind = any (array['car', 'bike']) and cast('car' as kind) = kind);
create domain carlike as kind default 'car' check (value = 'car');
insert into things (id, word, kind) values (1, 'car', 'car'), (2, 'bike', 'bike');
insert into things (id, kind) select 3, 'car' where 'car' = 'car';
update things set kind = 'car' where word = 'car';
copy things (word, kind) from stdin;
car	car
bike	bike
\.
