CREATE TABLE people (id bigint PRIMARY KEY, email text);
COPY people (id, email) FROM stdin;
1	users
\.
COPY public.people FROM stdin WITH (FORMAT csv);
1,users
\.
INSERT INTO people VALUES (2, 'users');
