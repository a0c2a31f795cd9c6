-- A CMS: translations, revisions, an optional cover; blocks by kind with an arc by CASE.
-- arc block: image_id, video_id, quote_id
-- single block by block_type
-- tree page: parent_page
-- bridge page_label: page, label
-- versions page_revision: page
CREATE TABLE image (id serial PRIMARY KEY, url text NOT NULL);
CREATE TABLE video (id serial PRIMARY KEY, url text NOT NULL, seconds int);
CREATE TABLE quote (id serial PRIMARY KEY, words text NOT NULL, said_by text);
CREATE TABLE page (id serial PRIMARY KEY, parent_page int REFERENCES page, slug text NOT NULL, cover_image int REFERENCES image, published_from timestamptz, hero_video int REFERENCES video);
CREATE TABLE page_revision (id serial PRIMARY KEY, page_id int NOT NULL REFERENCES page, number int NOT NULL, body text NOT NULL, UNIQUE (page_id, number));
CREATE TABLE block (id serial PRIMARY KEY, page_id int NOT NULL REFERENCES page, sort int NOT NULL, block_type text NOT NULL, image_id int REFERENCES image, video_id int REFERENCES video, quote_id int REFERENCES quote,
  CHECK (CASE block_type WHEN 'image' THEN image_id IS NOT NULL AND video_id IS NULL AND quote_id IS NULL WHEN 'video' THEN video_id IS NOT NULL AND image_id IS NULL AND quote_id IS NULL WHEN 'quote' THEN quote_id IS NOT NULL AND image_id IS NULL AND video_id IS NULL WHEN 'text' THEN num_nonnulls(image_id, video_id, quote_id) = 0 ELSE false END));
CREATE TABLE label (id serial PRIMARY KEY, name text NOT NULL);
CREATE TABLE page_label (page_id int NOT NULL REFERENCES page, label_id int NOT NULL REFERENCES label, PRIMARY KEY (page_id, label_id));
