CREATE TABLE users (id bigint PRIMARY KEY, email text);
COPY users (id, email) FROM stdin;
1	users
\.
COPY public.users FROM stdin WITH (FORMAT csv);
1,users
\.
INSERT INTO users VALUES (2, 'users');
