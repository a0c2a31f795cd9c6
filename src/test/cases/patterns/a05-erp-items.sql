-- ERP: one wide article table with checks by kind; prices with a start only.
-- single article by article_type
-- temporal price_list_entry: valid_from
-- bridge article_supplier: article, supplier
-- bridge price_list_entry: article, price_list
-- tree article_group: parent_code
-- lookup unit_of_measure
CREATE TABLE unit_of_measure (code varchar(6) PRIMARY KEY, description varchar(60) NOT NULL);
CREATE TABLE article_group (code varchar(12) PRIMARY KEY, name varchar(80) NOT NULL, parent_code varchar(12) REFERENCES article_group (code));
CREATE TABLE article (article_no varchar(20) PRIMARY KEY, article_type char(1) NOT NULL CHECK (article_type IN ('M', 'S', 'K')), name varchar(120) NOT NULL, group_code varchar(12) REFERENCES article_group, uom varchar(6) REFERENCES unit_of_measure,
  weight_kg numeric(10,3), shelf_life_days integer, hourly_rate numeric(10,2), bundle_discount numeric(5,2),
  CONSTRAINT material_cols CHECK (article_type = 'M' OR (weight_kg IS NULL AND shelf_life_days IS NULL)),
  CONSTRAINT service_cols CHECK (article_type = 'S' OR hourly_rate IS NULL),
  CONSTRAINT service_rate CHECK (article_type <> 'S' OR hourly_rate IS NOT NULL),
  CONSTRAINT kit_cols CHECK (article_type = 'K' OR bundle_discount IS NULL));
CREATE TABLE supplier (supplier_no integer PRIMARY KEY, name varchar(120) NOT NULL);
CREATE TABLE article_supplier (article_no varchar(20) NOT NULL REFERENCES article, supplier_no integer NOT NULL REFERENCES supplier, priority smallint NOT NULL DEFAULT 1, supplier_article_no varchar(40), PRIMARY KEY (article_no, supplier_no));
CREATE TABLE price_list (id integer PRIMARY KEY, currency char(3) NOT NULL, name varchar(60) NOT NULL);
CREATE TABLE price_list_entry (price_list_id integer NOT NULL REFERENCES price_list, article_no varchar(20) NOT NULL REFERENCES article, valid_from date NOT NULL, price numeric(12,4) NOT NULL, PRIMARY KEY (price_list_id, article_no, valid_from));
