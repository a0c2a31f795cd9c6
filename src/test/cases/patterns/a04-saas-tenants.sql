-- Multi-tenant SaaS: every key carries the tenant.
-- family resources > documents, folders, links by resource_kind
-- tree folders: parent_id
-- bridge user_roles: users, roles
-- arc share: user_id, team_id exactly
CREATE TABLE tenants (id uuid PRIMARY KEY, slug text NOT NULL UNIQUE);
CREATE TABLE users (tenant_id uuid NOT NULL REFERENCES tenants, id uuid NOT NULL, email text NOT NULL, PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, email));
CREATE TABLE teams (tenant_id uuid NOT NULL REFERENCES tenants, id uuid NOT NULL, name text NOT NULL, PRIMARY KEY (tenant_id, id));
CREATE TABLE roles (tenant_id uuid NOT NULL REFERENCES tenants, id uuid NOT NULL, name text NOT NULL, PRIMARY KEY (tenant_id, id));
CREATE TABLE user_roles (tenant_id uuid NOT NULL, user_id uuid NOT NULL, role_id uuid NOT NULL, granted_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (tenant_id, user_id, role_id),
  FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id) ON DELETE CASCADE, FOREIGN KEY (tenant_id, role_id) REFERENCES roles (tenant_id, id) ON DELETE CASCADE);
CREATE TABLE resources (tenant_id uuid NOT NULL REFERENCES tenants, id uuid NOT NULL, resource_kind text NOT NULL CHECK (resource_kind = ANY (ARRAY['document'::text, 'folder'::text, 'link'::text])), title text NOT NULL, owner_id uuid NOT NULL, PRIMARY KEY (tenant_id, id), UNIQUE (tenant_id, id, resource_kind), FOREIGN KEY (tenant_id, owner_id) REFERENCES users (tenant_id, id));
CREATE TABLE documents (tenant_id uuid NOT NULL, id uuid NOT NULL, resource_kind text NOT NULL DEFAULT 'document' CHECK (resource_kind = 'document'), body text NOT NULL DEFAULT '', PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, id, resource_kind) REFERENCES resources (tenant_id, id, resource_kind) ON DELETE CASCADE);
CREATE TABLE folders (tenant_id uuid NOT NULL, id uuid NOT NULL, resource_kind text NOT NULL DEFAULT 'folder' CHECK (resource_kind = 'folder'), parent_id uuid, PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, id, resource_kind) REFERENCES resources (tenant_id, id, resource_kind) ON DELETE CASCADE, FOREIGN KEY (tenant_id, parent_id) REFERENCES folders (tenant_id, id));
CREATE TABLE links (tenant_id uuid NOT NULL, id uuid NOT NULL, resource_kind text NOT NULL DEFAULT 'link' CHECK (resource_kind = 'link'), url text NOT NULL, PRIMARY KEY (tenant_id, id), FOREIGN KEY (tenant_id, id, resource_kind) REFERENCES resources (tenant_id, id, resource_kind) ON DELETE CASCADE);
CREATE TABLE share (id uuid PRIMARY KEY, tenant_id uuid NOT NULL, resource_id uuid NOT NULL, user_id uuid, team_id uuid, FOREIGN KEY (tenant_id, resource_id) REFERENCES resources (tenant_id, id), FOREIGN KEY (tenant_id, user_id) REFERENCES users (tenant_id, id), FOREIGN KEY (tenant_id, team_id) REFERENCES teams (tenant_id, id),
  CONSTRAINT share_to_one CHECK ((user_id IS NULL) <> (team_id IS NULL)));
