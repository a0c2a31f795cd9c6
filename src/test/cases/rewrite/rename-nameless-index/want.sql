create table users (
    id serial primary key
    , mail text not null -- where to write to
    , nick text default 'nobody'
    , constraint users_mail_key unique (mail)
);

create index by_nick on users (nick);
