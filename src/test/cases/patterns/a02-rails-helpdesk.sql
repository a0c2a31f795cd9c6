-- A help desk, from Rails' structure.sql.
-- polymorphic comments: commentable_type, commentable_id
-- polymorphic attachments: record_type, record_id
-- single users by type
-- bridge group_memberships: users, groups
-- tree categories: parent_id
CREATE TABLE public.users (id bigint NOT NULL, type character varying NOT NULL, email character varying NOT NULL, encrypted_password character varying, staff_number integer, company_name character varying, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE TABLE public.groups (id bigint NOT NULL, name character varying NOT NULL, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE TABLE public.group_memberships (id bigint NOT NULL, user_id bigint NOT NULL, group_id bigint NOT NULL, role character varying DEFAULT 'member' NOT NULL, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE TABLE public.categories (id bigint NOT NULL, name character varying, parent_id bigint, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE TABLE public.tickets (id bigint NOT NULL, status character varying DEFAULT 'open' NOT NULL, subject character varying, requester_id bigint NOT NULL, assignee_id bigint, category_id bigint, closed_at timestamp(6) without time zone, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE TABLE public.comments (id bigint NOT NULL, commentable_type character varying NOT NULL, commentable_id bigint NOT NULL, author_id bigint NOT NULL, body text, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE TABLE public.attachments (id bigint NOT NULL, record_type character varying NOT NULL, record_id bigint NOT NULL, blob_id bigint NOT NULL, name character varying NOT NULL);
CREATE TABLE public.ar_internal_metadata (key character varying NOT NULL, value character varying, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
ALTER TABLE ONLY public.users ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.groups ADD CONSTRAINT groups_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.group_memberships ADD CONSTRAINT group_memberships_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.categories ADD CONSTRAINT categories_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.tickets ADD CONSTRAINT tickets_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.comments ADD CONSTRAINT comments_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.attachments ADD CONSTRAINT attachments_pkey PRIMARY KEY (id);
CREATE INDEX index_comments_on_commentable ON public.comments USING btree (commentable_type, commentable_id);
CREATE UNIQUE INDEX index_group_memberships_on_user_id_and_group_id ON public.group_memberships USING btree (user_id, group_id);
CREATE INDEX index_attachments_on_record ON public.attachments USING btree (record_type, record_id);
ALTER TABLE ONLY public.group_memberships ADD CONSTRAINT fk_rails_1 FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.group_memberships ADD CONSTRAINT fk_rails_2 FOREIGN KEY (group_id) REFERENCES public.groups(id);
ALTER TABLE ONLY public.categories ADD CONSTRAINT fk_rails_3 FOREIGN KEY (parent_id) REFERENCES public.categories(id);
ALTER TABLE ONLY public.tickets ADD CONSTRAINT fk_rails_4 FOREIGN KEY (requester_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.tickets ADD CONSTRAINT fk_rails_5 FOREIGN KEY (assignee_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.tickets ADD CONSTRAINT fk_rails_6 FOREIGN KEY (category_id) REFERENCES public.categories(id);
ALTER TABLE ONLY public.comments ADD CONSTRAINT fk_rails_7 FOREIGN KEY (author_id) REFERENCES public.users(id);
