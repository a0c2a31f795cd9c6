-- Payments: own id plus a unique reference to the base; the reference carries the method.
-- family payment > card_payment, bank_payment, cash_payment by method
-- soft-delete customer: deleted_at
CREATE TABLE customer (id bigserial PRIMARY KEY, email text NOT NULL, deleted_at timestamptz);
CREATE UNIQUE INDEX customer_email_live ON customer (email) WHERE deleted_at IS NULL;
CREATE TABLE payment (id bigserial PRIMARY KEY, customer_id bigint NOT NULL REFERENCES customer, method text NOT NULL, amount_cents bigint NOT NULL CHECK (amount_cents > 0), status text NOT NULL DEFAULT 'new' CHECK (status IN ('new', 'done', 'failed')),
  CONSTRAINT method_known CHECK (method = 'card' OR method = 'bank' OR method = 'cash'), UNIQUE (id, method));
CREATE TABLE card_payment (id bigserial PRIMARY KEY, payment_id bigint NOT NULL UNIQUE, method text NOT NULL GENERATED ALWAYS AS ('card') STORED, pan_last4 char(4) NOT NULL, FOREIGN KEY (payment_id, method) REFERENCES payment (id, method) ON DELETE CASCADE);
CREATE TABLE bank_payment (id bigserial PRIMARY KEY, payment_id bigint NOT NULL UNIQUE, method text NOT NULL GENERATED ALWAYS AS ('bank') STORED, iban text NOT NULL, FOREIGN KEY (payment_id, method) REFERENCES payment (id, method) ON DELETE CASCADE);
CREATE TABLE cash_payment (id bigserial PRIMARY KEY, payment_id bigint NOT NULL UNIQUE, method text NOT NULL GENERATED ALWAYS AS ('cash') STORED, till text, FOREIGN KEY (payment_id, method) REFERENCES payment (id, method) ON DELETE CASCADE);
CREATE TABLE payment_attempt (id bigserial PRIMARY KEY, payment_id bigint NOT NULL REFERENCES payment, tried_at timestamptz NOT NULL DEFAULT now(), error text);
