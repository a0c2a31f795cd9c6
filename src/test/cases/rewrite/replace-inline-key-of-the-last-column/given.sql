create table members (
  club   bigint not null,
  number integer constraint once unique
);
insert into members values (1, 2) on conflict on constraint once do nothing;
