create table users (
    mail text not null -- where to write to
    , nick text default 'nobody'
    , id serial primary key
    , constraint users_mail_key unique (mail)
);

create index on users (nick);
