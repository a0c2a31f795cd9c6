CREATE TABLE public.users (
    id bigint PRIMARY KEY,
    mail text
);
CREATE TABLE public.posts (id bigint, email text);
COPY public.users (id, mail) FROM stdin;
1	email
\.
COPY public.posts (id, email) FROM stdin;
1	email
\.
INSERT INTO public.users (id, mail) VALUES (2, 'email') ON CONFLICT (id) DO UPDATE SET mail = excluded.mail;
UPDATE users SET mail = lower(mail) WHERE mail LIKE '%email%';
COPY (SELECT id, email FROM users) TO stdout;
-- NOTE: The statement at given.sql:14 mentions users and email; it is left as it is.
