-- a version, an enum as kind, several kinds without tables, one with a quote
CREATE TYPE doc_kind AS ENUM ('note', 'memo', 'letter', 'client''s own');
CREATE TABLE docs (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), kind doc_kind NOT NULL, title text NOT NULL, version bigint NOT NULL DEFAULT 1, updated_at timestamptz NOT NULL DEFAULT now(), deleted_at timestamptz);
CREATE TABLE letters (doc_id uuid PRIMARY KEY REFERENCES docs (id), title text NOT NULL, sent_on date NOT NULL DEFAULT CURRENT_DATE, "to" text NOT NULL);
CREATE TABLE memos (doc_id uuid PRIMARY KEY REFERENCES docs (id) ON DELETE CASCADE, row text NOT NULL);
CREATE TABLE items (tenant_id int, id int, kind text NOT NULL CHECK (kind IN ('book', 'disc', 'old')), label text NOT NULL, PRIMARY KEY (tenant_id, id));
CREATE TABLE books (tenant_id int, item_id int, pages int NOT NULL, PRIMARY KEY (tenant_id, item_id), FOREIGN KEY (tenant_id, item_id) REFERENCES items (tenant_id, id) ON DELETE CASCADE);
CREATE TABLE discs (tenant_id int, item_id int, minutes int NOT NULL, PRIMARY KEY (tenant_id, item_id), FOREIGN KEY (tenant_id, item_id) REFERENCES items (tenant_id, id) ON DELETE CASCADE);
