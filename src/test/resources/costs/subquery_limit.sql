-- A limited subquery as the outer side: the inner index scans run as often as the limit says. Ordered subqueries of a UNION ALL are merged.
create table b (id bigint primary key, owner_id bigint not null, t timestamptz not null);
create table s (id bigint primary key, v integer not null, pad char(100) not null);
insert into b select i, i % 1000, timestamptz '2024-01-01' + i * interval '1 minute' from generate_series(1, 100000) i;
insert into s select i, i % 1000, 'x' from generate_series(1, 50000) i;
create index on b (owner_id, t);
vacuum analyze;
explain select e.id, e.t, s.v from (select * from b where owner_id = 7 order by t desc limit 50) e left join s on s.id = e.id order by e.t desc;
explain select e.id, e.t, s.v from (select * from b where owner_id = 7 order by t desc limit 20) e join s on s.id = e.id order by e.t desc;
explain select * from ((select id, t from b where owner_id = 7 order by t desc limit 50) union all (select id, t from b where owner_id = 8 order by t desc limit 50)) z order by t desc limit 50;
explain select * from ((select id, t from b where owner_id = 7 order by t desc limit 50) union all (select id, t from b where owner_id = 8 order by t limit 50)) z order by t desc limit 50;
explain select z.id, s.v from ((select id, t from b where owner_id = 7 order by t desc limit 10) union all (select id, t from b where owner_id = 8 order by t desc limit 10)) z join s on s.id = z.id;
explain select t from (select t from b where owner_id = 7 order by t limit 100) z order by t desc;
