create table remarks (
  id serial primary key,
  body text not null,
  parent integer constraint up references remarks,
  next integer references remarks,
  check (body <> '' and id > 0)
);
create unique index on remarks (id, next);
comment on constraint remarks_pkey on remarks is 'One each';
comment on constraint remarks_check on remarks is 'Some text';
comment on constraint up on remarks is 'The note above';
comment on index remarks_id_next_idx is 'Once';
alter table remarks add constraint notes_next_check check (next > 0) not valid;
alter table remarks validate constraint notes_next_check;
alter table remarks alter constraint remarks_next_fkey deferrable;
alter index remarks_id_next_idx set (fillfactor = 70);
