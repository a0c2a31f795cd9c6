create table users (
    id serial primary key
    , nick text default 'nobody'
);

create index on users (nick);
