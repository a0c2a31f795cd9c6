-- An aquarium: links without a key, links with a measure. Feedings, readings and treatments are events.
-- bridge tank_species: tanks, species
-- bridge diet_food: diets, foods
CREATE TABLE tanks (id integer PRIMARY KEY, litres integer NOT NULL);
CREATE TABLE species (id integer PRIMARY KEY, latin text NOT NULL);
CREATE TABLE keepers (id integer PRIMARY KEY, name text NOT NULL, phone text);
CREATE TABLE diets (id integer PRIMARY KEY, name text NOT NULL, vegan boolean NOT NULL);
CREATE TABLE foods (id integer PRIMARY KEY, name text NOT NULL, kilojoules integer);
CREATE TABLE tank_species (tank_id integer NOT NULL REFERENCES tanks, species_id integer NOT NULL REFERENCES species, headcount integer, introduced date);
CREATE TABLE diet_food (id serial PRIMARY KEY, diet_id integer NOT NULL REFERENCES diets, food_id integer NOT NULL REFERENCES foods, grams numeric NOT NULL);
CREATE TABLE feeding_log (tank_id integer NOT NULL REFERENCES tanks, keeper_id integer NOT NULL REFERENCES keepers, fed_at timestamptz NOT NULL, grams numeric, remark text);
CREATE TABLE water_readings (id serial PRIMARY KEY, tank_id integer NOT NULL REFERENCES tanks, keeper_id integer NOT NULL REFERENCES keepers, ph numeric, taken_at timestamptz NOT NULL);
CREATE TABLE tank_treatments (id serial PRIMARY KEY, tank_id integer NOT NULL REFERENCES tanks, keeper_id integer NOT NULL REFERENCES keepers, dose numeric NOT NULL);
