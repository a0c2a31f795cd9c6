create table notes (
  id serial primary key,
  body text not null,
  parent integer constraint up references notes,
  next integer references notes,
  check (body <> '' and id > 0)
);
create unique index on notes (id, next);
comment on constraint notes_pkey on notes is 'One each';
comment on constraint notes_check on notes is 'Some text';
comment on constraint up on notes is 'The note above';
comment on index notes_id_next_idx is 'Once';
alter table notes add constraint notes_next_check check (next > 0) not valid;
alter table notes validate constraint notes_next_check;
alter table notes alter constraint notes_next_fkey deferrable;
alter index notes_id_next_idx set (fillfactor = 70);
