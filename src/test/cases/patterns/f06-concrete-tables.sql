-- A table for each kind, told by the view over them: one that a layout writes, and one by hand that shows only what they have in common. A feed of
-- unlike things, and an archive beside its table, are no kinds.
-- concrete payments > salary_payments, bonus_payments by pay_type
-- concrete places > cafes, parks by what
CREATE TABLE salary_payments (tenant integer, payment_no integer, amount numeric NOT NULL, paid_on date, month date NOT NULL, employee_no integer NOT NULL, PRIMARY KEY (tenant, payment_no));
CREATE TABLE bonus_payments (tenant integer, payment_no integer, amount numeric NOT NULL, paid_on date, reason text, PRIMARY KEY (tenant, payment_no));
CREATE VIEW payments AS
SELECT tenant, payment_no, 'S'::character(1) AS pay_type, amount, paid_on, month, employee_no, NULL::text AS reason FROM salary_payments
UNION ALL
SELECT tenant, payment_no, 'B'::character(1) AS pay_type, amount, paid_on, NULL::date AS month, NULL::integer AS employee_no, reason FROM bonus_payments;
CREATE TABLE cafes (id uuid PRIMARY KEY, street text NOT NULL, phone text, seats integer);
CREATE TABLE parks (id uuid PRIMARY KEY, street text NOT NULL, phone text, hectares numeric);
CREATE VIEW places (what, place_id, street, phone) AS SELECT 'cafe', c.id, c.street, c.phone FROM cafes c UNION ALL SELECT 'park', p.id, p.street, p.phone FROM parks AS p;
-- a feed
CREATE TABLE comments (id bigint PRIMARY KEY, user_id bigint NOT NULL, body text NOT NULL, created_at timestamptz NOT NULL);
CREATE TABLE photos (id bigint PRIMARY KEY, user_id bigint NOT NULL, url text NOT NULL, width integer, created_at timestamptz NOT NULL);
CREATE VIEW feed AS SELECT id, 'comment' AS kind, user_id, created_at FROM comments UNION ALL SELECT id, 'photo', user_id, created_at FROM photos;
-- two parts of one table
CREATE TABLE letters (id bigint PRIMARY KEY, subject text NOT NULL, body text);
CREATE TABLE old_letters (id bigint PRIMARY KEY, subject text NOT NULL, body text);
CREATE VIEW all_letters AS SELECT id, subject, body, 'live' AS place FROM letters UNION ALL SELECT id, subject, body, 'old' FROM old_letters;
-- rows that a condition chooses, of one table twice
CREATE TABLE tills (id bigint PRIMARY KEY, label text, shut boolean, room text);
CREATE VIEW till_list AS SELECT id, label, 'open' AS state FROM tills WHERE NOT shut UNION ALL SELECT id, label, 'shut' FROM tills WHERE shut;
