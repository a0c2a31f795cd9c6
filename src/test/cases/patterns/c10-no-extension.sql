-- No extension is there: the remedy must do without.
-- temporal rates: valid_from
CREATE TABLE rates (shop_id integer, valid_from date NOT NULL, valid_to date, price numeric NOT NULL, PRIMARY KEY (shop_id, valid_from));
