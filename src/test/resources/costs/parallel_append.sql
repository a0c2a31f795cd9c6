-- Parallel Append over tables of unequal size: cost_append adds the partial subplans plainly.
create table p_big (id bigint primary key, owner_id bigint not null, pad char(400) not null);
create table p_small (id bigint primary key, owner_id bigint not null, pad char(400) not null);
insert into p_big select i, i % 1000, 'x' from generate_series(1, 60000) i;
insert into p_small select i, i % 1000, 'x' from generate_series(1, 6000) i;
vacuum analyze;
explain select owner_id, count(*) from (select owner_id from p_big union all select owner_id from p_small) z group by owner_id;
explain select count(*) from (select owner_id from p_big where owner_id > 990 union all select owner_id from p_small) z;
