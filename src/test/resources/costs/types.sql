-- One column of each sort of type, so that offsets are those of typlen and typalign.
create type mood as enum ('sad', 'ok', 'happy');
create domain euros as numeric(12, 2);
create domain code as char(3);
create table t (id bigint primary key, a inet not null, b cidr, c macaddr not null, d uuid not null, e mood not null, f interval not null, g numeric(12, 2) not null, h bit(12) not null, i varbit(40), j integer[] not null, k text[], l money not null, m timetz not null, n tsvector, o tstzrange, p euros not null, q code not null, r smallint not null, s boolean, u double precision, v point, w int4range, x date not null);
insert into t select i, '10.0.0.1'::inet + i, case when random() < .5 then '10.0.0.0/8'::cidr end, '08:00:2b:01:02:03', gen_random_uuid(), 'ok', interval '1 day', random() * 1e6, b'101010101010', case when random() < .5 then b'10101' end, array[i, i + 1], case when random() < .7 then array['abc', 'defgh'] end, 12.50, '12:00+01', case when random() < .4 then to_tsvector('the quick brown fox jumps over ' || i) end, tstzrange('2024-01-01', '2024-01-02'), random() * 1000, 'EUR', 3, true, random(), case when random() < .5 then point(1, 2) end, int4range(1, i + 1), '2024-01-01' from generate_series(1, 20000) i;
vacuum analyze;
explain select c, d from t where id between 10 and 20;
