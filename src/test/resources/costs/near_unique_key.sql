-- Keys nearly all of which differ, those that half of the rows share, NULLs among them: what is seen is what there is, not what is chosen from.
create table n (id bigint primary key, k7 bigint not null, k5 bigint not null, k4 integer, u uuid not null);
insert into n select i, 1 + floor(random() * 10000000)::bigint, 1 + floor(random() * 100000)::bigint, case when random() < .7 then floor(random() * 20000)::int end, gen_random_uuid() from generate_series(1, 60000) i;
create index n_k7 on n (k7);
create index n_k5 on n (k5);
create index n_k4 on n (k4);
create index n_u on n (u);
create index n_k4_k5 on n (k4, k5);
vacuum analyze;
explain select * from n where k5 = 77;
