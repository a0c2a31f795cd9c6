-- A truth value tells two kinds apart where each has columns that the other must not have.
-- single appts by is_online
-- single appointments by online
-- single parties by party_type
CREATE TABLE appts (
    id integer PRIMARY KEY, is_online boolean NOT NULL, name text NOT NULL, url text, room text,
    CHECK (is_online = (url IS NOT NULL)), CHECK (is_online = (room IS NULL))
);
CREATE TABLE appointments (
    id integer PRIMARY KEY, online boolean NOT NULL, starts timestamptz NOT NULL, ends timestamptz NOT NULL,
    url text, pin integer, room text, floor smallint DEFAULT 0,
    CHECK (ends > starts), CHECK (online = (url IS NOT NULL)), CHECK (online OR pin IS NULL), CHECK (NOT online = (room IS NOT NULL)), CHECK (NOT online OR floor IS NULL)
);
CREATE TABLE parties (
    id integer PRIMARY KEY, party_type boolean NOT NULL, code text NOT NULL, born date, ssn text, vat text, founded date,
    CHECK (party_type OR (born IS NULL AND ssn IS NULL)), CHECK (NOT party_type OR born IS NOT NULL), CHECK (NOT party_type OR (vat IS NULL AND founded IS NULL)), CHECK (party_type OR vat IS NOT NULL)
);
