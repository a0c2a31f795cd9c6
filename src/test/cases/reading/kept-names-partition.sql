create table m (id int not null, a text not null, primary key (id), unique (id, a)) partition by list (id);
create table m1 partition of m for values in (1);
create index on m (a);
alter table m1 rename to mone;
alter table m rename to mm;
create table m2 partition of mm for values in (2);
alter table mm rename column a to aa;
comment on index m1_a_idx is 'x';
