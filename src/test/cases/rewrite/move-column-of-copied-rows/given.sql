CREATE TABLE users (id bigint PRIMARY KEY, email text);
COPY users FROM stdin;
1	a@example.org
\.
