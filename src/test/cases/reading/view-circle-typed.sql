create table base (id int primary key, n text, d numeric(10,2));
create view c as select id, n, d from base;
create function f(c) returns text language sql begin atomic select ($1).n; end;
create or replace view c as select id, f(row(1,'a',2)::c) as n, d from base;
create view use as select * from c;
comment on view c is 'cc'; comment on column c.n is 'n of c';
