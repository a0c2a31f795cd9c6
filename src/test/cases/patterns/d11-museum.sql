-- A museum: prices and who looks after which hall hold for days; exhibitions, tours and visits take place.
-- temporal exhibit_price: start_date
-- bridge curator_hall: curators, halls
-- temporal curator_hall: start_date
-- bridge guided_visit: guides, visitors
CREATE TABLE halls (id integer PRIMARY KEY, floor integer NOT NULL);
CREATE TABLE curators (id integer PRIMARY KEY, surname text NOT NULL);
CREATE TABLE guides (id integer PRIMARY KEY, surname text NOT NULL);
CREATE TABLE visitors (id integer PRIMARY KEY, town text);
CREATE TABLE exhibits (id integer PRIMARY KEY, title text NOT NULL);
CREATE TABLE exhibit_price (id integer PRIMARY KEY, exhibit_id integer NOT NULL REFERENCES exhibits, start_date date, end_date date, euros numeric NOT NULL);
CREATE TABLE curator_hall (curator_id integer REFERENCES curators, hall_id integer REFERENCES halls, start_date date NOT NULL, end_date date, PRIMARY KEY (curator_id, hall_id));
CREATE TABLE guided_visit (guide_id integer REFERENCES guides, visitor_id integer REFERENCES visitors, started_at timestamptz NOT NULL, ended_at timestamptz, PRIMARY KEY (guide_id, visitor_id));
CREATE TABLE exhibitions (id integer PRIMARY KEY, hall_id integer NOT NULL REFERENCES halls, title text NOT NULL, start_date date NOT NULL, end_date date);
CREATE TABLE tours (id integer PRIMARY KEY, guide_id integer NOT NULL REFERENCES guides, hall_id integer NOT NULL REFERENCES halls, start_time timestamptz NOT NULL, end_time timestamptz);
