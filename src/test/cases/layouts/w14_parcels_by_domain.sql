-- A depot: parcels in one table, keyed by tenant, kinds by a domain, partitioned by nothing; legacy names.
create domain parcel_kind as char(2) check (value in ('LT', 'BX', 'PL'));
create table depots (tenant int, depot_no int, city text not null, primary key (tenant, depot_no));
create table parcels (
  tenant int not null, parcel_no bigint not null, kind parcel_kind not null,
  depot_no int not null, weight_g int not null check (weight_g > 0),
  stamp_cents int, width_mm int, height_mm int, pallet_stack int,
  tags text[] not null default '{}', meta jsonb,
  volume bigint generated always as (width_mm::bigint * height_mm) stored,
  primary key (tenant, parcel_no), foreign key (tenant, depot_no) references depots,
  check (kind <> 'LT' or (stamp_cents is not null and width_mm is null and height_mm is null and pallet_stack is null)),
  check (kind = 'BX' or width_mm is null), check (case kind when 'PL' then pallet_stack is not null else pallet_stack is null end)
);
create index on parcels (tenant, depot_no, kind);
create table scans (tenant int, parcel_no bigint, seq int, at timestamptz not null default now(), who text, primary key (tenant, parcel_no, seq), foreign key (tenant, parcel_no) references parcels on delete cascade);
