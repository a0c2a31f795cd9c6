-- A social network in Rails: STI posts, reactions to anything, an ancestry column, counters.
-- single posts by type
-- polymorphic reactions: reactable_type, reactable_id
-- polymorphic notifications: notifiable_type, notifiable_id
-- bridge friendships: users, users
-- path topics: ancestry
-- soft-delete users: discarded_at
CREATE TABLE users (id bigserial PRIMARY KEY, handle character varying NOT NULL, followers_count integer DEFAULT 0 NOT NULL, discarded_at timestamp(6) without time zone, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE TABLE friendships (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), friend_id bigint NOT NULL REFERENCES users(id), accepted_at timestamp(6) without time zone, created_at timestamp(6) without time zone NOT NULL);
CREATE UNIQUE INDEX index_friendships_on_user_id_and_friend_id ON friendships USING btree (user_id, friend_id);
CREATE TABLE topics (id bigserial PRIMARY KEY, name character varying NOT NULL, ancestry character varying COLLATE "C", posts_count integer DEFAULT 0 NOT NULL);
CREATE INDEX index_topics_on_ancestry ON topics USING btree (ancestry);
CREATE TABLE posts (id bigserial PRIMARY KEY, type character varying, user_id bigint NOT NULL REFERENCES users(id), topic_id bigint REFERENCES topics(id), title character varying, body text, url character varying, poll_options jsonb, created_at timestamp(6) without time zone NOT NULL, updated_at timestamp(6) without time zone NOT NULL);
CREATE INDEX index_posts_on_user_id ON posts USING btree (user_id);
CREATE TABLE reactions (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), reactable_type character varying NOT NULL, reactable_id bigint NOT NULL, emoji character varying NOT NULL);
CREATE UNIQUE INDEX index_reactions_uniqueness ON reactions USING btree (user_id, reactable_type, reactable_id, emoji);
CREATE TABLE notifications (id bigserial PRIMARY KEY, recipient_id bigint NOT NULL REFERENCES users(id), notifiable_type character varying, notifiable_id bigint, action character varying NOT NULL, read_at timestamp(6) without time zone);
CREATE TABLE devices (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), device_type character varying NOT NULL, device_id character varying NOT NULL, push_token character varying);
CREATE TABLE oauth_identities (id bigserial PRIMARY KEY, user_id bigint NOT NULL REFERENCES users(id), provider character varying NOT NULL, provider_id character varying NOT NULL);
CREATE UNIQUE INDEX index_oauth_identities_on_provider_and_provider_id ON oauth_identities USING btree (provider, provider_id);
