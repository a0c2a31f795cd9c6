-- SaaS billing: plans, subscriptions as entities, usage counters, one discount of two targets at least one; a settings table.
-- side account_settings: account
-- side subscription_usage: subscription
-- soft-delete account: is_deleted
-- temporal plan_price: active_since
CREATE TABLE account (id uuid PRIMARY KEY, name text NOT NULL, is_deleted boolean NOT NULL DEFAULT false);
CREATE UNIQUE INDEX account_name ON account (lower(name)) WHERE NOT is_deleted;
CREATE TABLE account_settings (account_id uuid PRIMARY KEY REFERENCES account ON DELETE CASCADE, timezone text NOT NULL DEFAULT 'UTC', vat_id text);
CREATE TABLE plan (id smallserial PRIMARY KEY, code text NOT NULL UNIQUE, seats int, tier text NOT NULL CHECK (tier IN ('free', 'pro', 'enterprise')), CHECK (tier <> 'free' OR seats <= 3));
CREATE TABLE plan_price (plan_id smallint NOT NULL REFERENCES plan, currency char(3) NOT NULL, active_since date NOT NULL, cents int NOT NULL, PRIMARY KEY (plan_id, currency, active_since));
CREATE TABLE subscription (id uuid PRIMARY KEY, account_id uuid NOT NULL REFERENCES account, plan_id smallint NOT NULL REFERENCES plan, started_at timestamptz NOT NULL, ended_at timestamptz, cancel_reason text, trial boolean NOT NULL, seats int NOT NULL, CHECK (ended_at > started_at), UNIQUE (account_id, plan_id, started_at));
CREATE TABLE subscription_usage (subscription_id uuid PRIMARY KEY REFERENCES subscription, requests bigint NOT NULL DEFAULT 0, bytes bigint NOT NULL DEFAULT 0);
CREATE TABLE invoice (id uuid PRIMARY KEY, subscription_id uuid NOT NULL REFERENCES subscription, total_cents int NOT NULL, paid_at timestamptz, voided_at timestamptz, CHECK (NOT (paid_at IS NOT NULL AND voided_at IS NOT NULL)));
CREATE TABLE coupon (id uuid PRIMARY KEY, account_id uuid REFERENCES account, plan_id smallint REFERENCES plan, percent int CHECK (percent > 0 AND percent <= 100), CHECK (COALESCE(account_id::text, plan_id::text) IS NOT NULL));
