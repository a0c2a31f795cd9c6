SELECT pg_catalog.set_config('search_path', '', false);
CREATE TYPE public.kind AS ENUM (
    'car',
    'it''s a bike'
);
CREATE TABLE public.things (
    kind public.kind DEFAULT 'it''s a bike'::public.kind NOT NULL,
    word text DEFAULT 'it''s a bike'::text,
    CONSTRAINT things_check CHECK (((kind = ANY (ARRAY['car'::public.kind, 'it''s a bike'::public.kind])) OR (word <> 'it''s a bike'::text)))
);
