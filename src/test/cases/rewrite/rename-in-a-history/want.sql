create table people (id int primary key, mail text not null);
create view mails as select mail from people;
alter table people rename column mail to address;
comment on column people.address is 'Where to write to';
