-- Recipes: editions in a name without a gap, the past of what stands as it is now; conversions and imports are neither.
-- versions recipeversion: recipe
-- side current_stock: item
-- history stock_history: current_stock
-- history price_journal: offer
CREATE TABLE recipe (id integer PRIMARY KEY, title text NOT NULL);
CREATE TABLE recipeversion (id integer PRIMARY KEY, recipe_id integer NOT NULL REFERENCES recipe, versionno integer NOT NULL, body text NOT NULL);
CREATE TABLE item (id integer PRIMARY KEY, ean text NOT NULL);
CREATE TABLE current_stock (item_id integer PRIMARY KEY REFERENCES item, quantity integer NOT NULL, counted_at timestamptz NOT NULL);
CREATE TABLE stock_history (id bigint PRIMARY KEY, item_id integer NOT NULL REFERENCES item, pieces integer NOT NULL, counted_at timestamptz NOT NULL);
CREATE TABLE offer (id integer PRIMARY KEY, item_id integer NOT NULL REFERENCES item, shop text NOT NULL, cents integer NOT NULL, pack text NOT NULL, origin text);
CREATE TABLE price_journal (id bigint PRIMARY KEY, item_id integer NOT NULL REFERENCES item, shop text NOT NULL, cents integer NOT NULL, pack text NOT NULL, origin text, seen timestamptz NOT NULL);
CREATE TABLE conversion (id integer PRIMARY KEY, source text NOT NULL, result text NOT NULL, factor numeric NOT NULL, version integer NOT NULL);
CREATE TABLE con (id integer PRIMARY KEY, argument text NOT NULL);
CREATE TABLE purchase_history (id integer PRIMARY KEY, cook text NOT NULL, bought_at timestamptz NOT NULL, total numeric NOT NULL);
CREATE TABLE import_log (id integer PRIMARY KEY, title text NOT NULL, shop text, lines integer, seen timestamptz NOT NULL);
CREATE TABLE app_versions (id integer PRIMARY KEY, number integer NOT NULL, released_on date);
