CREATE TABLE public.users (
    id bigint PRIMARY KEY,
    email text
);
CREATE TABLE public.posts (id bigint, email text);
COPY public.users (id, email) FROM stdin;
1	email
\.
COPY public.posts (id, email) FROM stdin;
1	email
\.
INSERT INTO public.users (id, email) VALUES (2, 'email') ON CONFLICT (id) DO UPDATE SET email = excluded.email;
UPDATE users SET email = lower(email) WHERE email LIKE '%email%';
COPY (SELECT id, email FROM users) TO stdout;
