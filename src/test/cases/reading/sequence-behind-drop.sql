create table a (id serial primary key);
create table c (x int default nextval('a_id_seq'));
create table c2 (x int default nextval('a_id_seq'));
alter table a drop column id cascade;
create table e (id serial, n int);
create table f (x int default nextval('e_id_seq'));
drop table e;
drop table e cascade;
