-- Long values, their lengths as stored: compressed or not, within the row or outside, as SET STORAGE says.
create table texts (id bigint primary key, title text not null, body text not null, extra bytea);
insert into texts select i, 'title ' || i, (select string_agg(md5(i::text || g), ' ') from generate_series(1, 10 + i % 150) g), case when random() < .3 then (select string_agg(decode(md5(i::text || g), 'hex'), '') from generate_series(1, 20) g) end from generate_series(1, 6000) i;
create table external (id bigint primary key, body text storage external not null);
insert into external select i, repeat('abcdefghij', 100 + i % 400) from generate_series(1, 3000) i;
create table main (id bigint primary key, body text storage main not null);
insert into main select i, (select string_agg(md5(i::text || g), ' ') from generate_series(1, 20 + i % 80) g) from generate_series(1, 3000) i;
vacuum analyze;
explain select id, title from texts where id < 100;
