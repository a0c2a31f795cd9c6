create table people (id int primary key, mail text not null);
create view mails as select mail from people;
alter table people rename column mail to email;
comment on column people.email is 'Where to write to';
