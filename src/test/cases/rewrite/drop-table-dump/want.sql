SELECT pg_catalog.set_config('search_path', '', false);


--
-- Name: items; Type: TABLE; Schema: public; Owner: -
--

CREATE TABLE public.items (
    id integer NOT NULL,
    user_id bigint
);
