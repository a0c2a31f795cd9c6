-- A marketplace: listings with a JSON of attributes by kind (enum); offers; orders with one-to-one parts that are no kinds.
-- single listing by kind
-- bridge listing_watch: account, listing
-- side purchase_shipment: purchase
-- side purchase_refund: purchase
-- soft-delete listing: removed_at
CREATE TYPE listing_kind AS ENUM ('auction', 'fixed', 'wanted');
CREATE TABLE account (id bigserial PRIMARY KEY, email text NOT NULL);
CREATE TABLE listing (id bigserial PRIMARY KEY, seller_id bigint NOT NULL REFERENCES account, kind listing_kind NOT NULL, title text NOT NULL, attributes jsonb NOT NULL DEFAULT '{}', removed_at timestamptz);
CREATE TABLE listing_watch (listing_id bigint NOT NULL REFERENCES listing ON DELETE CASCADE, account_id bigint NOT NULL REFERENCES account ON DELETE CASCADE, created_at timestamptz NOT NULL DEFAULT now(), PRIMARY KEY (account_id, listing_id));
CREATE TABLE offer (id bigserial PRIMARY KEY, listing_id bigint NOT NULL REFERENCES listing, bidder_id bigint NOT NULL REFERENCES account, cents bigint NOT NULL, UNIQUE (listing_id, cents));
CREATE TABLE purchase (id bigserial PRIMARY KEY, listing_id bigint NOT NULL REFERENCES listing, buyer_id bigint NOT NULL REFERENCES account, cents bigint NOT NULL);
CREATE TABLE purchase_shipment (purchase_id bigint PRIMARY KEY REFERENCES purchase, carrier text NOT NULL, tracking text);
CREATE TABLE purchase_refund (purchase_id bigint PRIMARY KEY REFERENCES purchase, cents bigint NOT NULL, reason text);
