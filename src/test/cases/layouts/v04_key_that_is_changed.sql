-- People write the key, and change it: what refers to it follows. The other table numbers its rows by itself.
CREATE TABLE products (
  sku text PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('shirt', 'mug')), price numeric NOT NULL,
  size text, millilitres integer,
  CONSTRAINT shirts CHECK ((kind = 'shirt') = (size IS NOT NULL)), CONSTRAINT mugs CHECK ((kind = 'mug') = (millilitres IS NOT NULL))
);
CREATE TABLE order_lines (id integer PRIMARY KEY, sku text NOT NULL REFERENCES products ON UPDATE CASCADE);

CREATE TABLE payments (
  id bigserial PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('card', 'cheque')), cents integer NOT NULL,
  last_four char(4), cheque_no text,
  CONSTRAINT cards CHECK ((kind = 'card') = (last_four IS NOT NULL)), CONSTRAINT cheques CHECK ((kind = 'cheque') = (cheque_no IS NOT NULL))
);
