-- Views over subtypes that join by USING and NATURAL and show all by a star: they show what they showed, a common column once.
-- never *: The view
CREATE TABLE assets (id serial PRIMARY KEY, tag varchar(20) NOT NULL UNIQUE, bought_on date, price numeric(12,2));
CREATE TABLE laptops (id integer PRIMARY KEY REFERENCES assets (id) ON DELETE CASCADE, cpu text NOT NULL, ram_gb integer NOT NULL);
CREATE TABLE phones (id integer PRIMARY KEY REFERENCES assets (id) ON DELETE CASCADE, imei char(15) NOT NULL UNIQUE, carrier text);
CREATE VIEW laptop_assets AS SELECT * FROM assets JOIN laptops USING (id);
CREATE VIEW phone_assets AS SELECT * FROM phones JOIN assets USING (id);
CREATE VIEW all_assets AS SELECT * FROM assets LEFT JOIN laptops USING (id) LEFT JOIN phones USING (id);
CREATE MATERIALIZED VIEW laptop_prices AS SELECT l.cpu, avg(a.price) AS mean FROM laptops l JOIN assets a USING (id) GROUP BY l.cpu;
CREATE UNIQUE INDEX ON laptop_prices (cpu);
CREATE FUNCTION laptop_label(l laptops) RETURNS text LANGUAGE sql STABLE AS $$ SELECT l.cpu || ' ' || l.ram_gb || 'GB' $$;
CREATE FUNCTION assets_of_year(y integer) RETURNS SETOF assets LANGUAGE sql STABLE AS $$ SELECT * FROM assets WHERE extract(year FROM bought_on) = y $$;
CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.bought_on := coalesce(NEW.bought_on, current_date); RETURN NEW; END $$;
CREATE TRIGGER assets_touch BEFORE INSERT ON assets FOR EACH ROW EXECUTE FUNCTION touch();
CREATE VIEW laptops_by_nature AS SELECT * FROM assets NATURAL JOIN laptops;
CREATE VIEW phones_apart AS SELECT p.*, a.tag FROM assets AS a JOIN phones AS p USING (id) AS j;
CREATE VIEW either AS SELECT * FROM (laptops FULL JOIN phones USING (id)) JOIN assets USING (id);
