create table a (x int, y int); create table b (z int) inherits (a); create table o (x int);
create publication p1 for table a (x) where (x > 0), o; create publication p2 for table only a; create publication p3 for table b;
create table c (w int) inherits (b);
create table d (x int, y int, v int); alter table d inherit a;
create publication p4 for table a;
