create table t (id int generated always as identity, a int not null, s bigserial);
alter table t rename to u; alter table u rename column id to key; alter table u rename s to ser;
alter table u alter a drop not null; alter table u alter a set not null;
comment on constraint t_id_not_null on u is 'nn';
alter table u rename constraint t_s_not_null to nn;
create table v (like u including all);
