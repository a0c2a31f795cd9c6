create table members (
  club   bigint not null,
  number integer,
  constraint "both" unique (club, number)
);
insert into members values (1, 2) on conflict on constraint "both" do nothing;
