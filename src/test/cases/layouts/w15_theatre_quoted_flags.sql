-- A theatre: a person may be actor, usher, both or neither.
create type "Section" as enum ('stalls', 'gallery');
create table "Person" ("Id" uuid primary key default gen_random_uuid(), "Name" text not null, "IsActor" boolean not null default false, "IsUsher" boolean not null default false, check ("IsActor" or "IsUsher"));
create table "Actor" ("PersonId" uuid primary key references "Person" ("Id") on delete cascade, "StageName" text not null, "Union" text);
create table "Usher" ("PersonId" uuid primary key references "Person" ("Id") on delete cascade, "Section" "Section" not null, "HourlyRate" numeric(6,2) not null check ("HourlyRate" > 0));
create unique index on "Actor" (lower("StageName"));
create table "Casting" ("ActorId" uuid not null references "Actor" ("PersonId"), "Play" text not null, "Role" text, primary key ("ActorId", "Play"));
create view "Ushers by section" as select u."Section", count(*) from "Usher" u group by 1;
