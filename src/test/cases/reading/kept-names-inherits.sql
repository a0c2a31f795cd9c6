create table p (id int not null, k text not null, primary key (id)) ;
create table c1 (x int not null) inherits (p);
alter table p rename to pp; alter table pp rename column k to kk;
alter table c1 rename to c2;
create table c3 (y int) inherits (pp);
create schema s; alter table pp set schema s;
alter table c2 alter kk drop not null;
