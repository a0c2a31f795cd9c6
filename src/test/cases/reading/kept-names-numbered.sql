create table t (id serial primary key, a int not null, b int unique, c int check (c > 0), d int references t);
create index on t (a); create index on t (a);
alter table t rename to t_old;
create table t (id serial primary key, a int not null, b int unique, c int check (c > 0), d int references t);
create index on t (a);
alter table t_old rename column a to aa;
