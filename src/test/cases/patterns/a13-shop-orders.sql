-- A shop: order lines are entities, discounts have two optional references that may stand together.
-- bridge product_category: product, category
-- tree category: parent_id
-- side product_inventory: product
-- soft-delete product: archived_at
CREATE TABLE category (id serial PRIMARY KEY, parent_id int REFERENCES category ON DELETE SET NULL, name text NOT NULL);
CREATE TABLE product (id serial PRIMARY KEY, sku text NOT NULL, name text NOT NULL, price_cents int NOT NULL, archived_at timestamptz);
CREATE UNIQUE INDEX product_sku ON product (sku) WHERE archived_at IS NULL;
CREATE TABLE product_category (product_id int NOT NULL REFERENCES product ON DELETE CASCADE, category_id int NOT NULL REFERENCES category ON DELETE CASCADE);
CREATE UNIQUE INDEX ON product_category (product_id, category_id);
CREATE TABLE product_inventory (product_id int PRIMARY KEY REFERENCES product ON DELETE CASCADE, on_hand int NOT NULL DEFAULT 0, reserved int NOT NULL DEFAULT 0, CHECK (reserved <= on_hand));
CREATE TABLE "order" (id serial PRIMARY KEY, placed_at timestamptz NOT NULL DEFAULT now(), ship_from timestamptz, ship_to timestamptz, total_cents int NOT NULL);
CREATE TABLE order_line (id serial PRIMARY KEY, order_id int NOT NULL REFERENCES "order" ON DELETE CASCADE, product_id int NOT NULL REFERENCES product, quantity int NOT NULL CHECK (quantity > 0), price_cents int NOT NULL, tax_rate numeric(4,2) NOT NULL);
CREATE TABLE shipment (id serial PRIMARY KEY, order_line_id int NOT NULL REFERENCES order_line, tracking text);
CREATE TABLE discount (id serial PRIMARY KEY, code text, product_id int REFERENCES product, category_id int REFERENCES category, percent int NOT NULL CHECK (percent BETWEEN 1 AND 100), CHECK (product_id IS NOT NULL OR category_id IS NOT NULL OR code IS NOT NULL));
