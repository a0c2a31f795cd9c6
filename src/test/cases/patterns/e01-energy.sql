-- Plants in three levels; the kind at the top names the leaves. A forecast beside a plant is no kind.
-- family plant > renewable, thermal by kind
-- family renewable > wind_farm, solar_park
-- family thermal > gas_turbine
-- side plant_forecast: plant
CREATE TABLE plant (id integer PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('wind_farm', 'solar_park', 'gas_turbine')), megawatts numeric NOT NULL);
CREATE TABLE renewable (plant_id integer PRIMARY KEY REFERENCES plant ON DELETE CASCADE, feed_in numeric);
CREATE TABLE thermal (plant_id integer PRIMARY KEY REFERENCES plant ON DELETE CASCADE, fuel text NOT NULL);
CREATE TABLE wind_farm (plant_id integer PRIMARY KEY REFERENCES renewable ON DELETE CASCADE, rotors integer NOT NULL);
CREATE TABLE solar_park (plant_id integer PRIMARY KEY REFERENCES renewable ON DELETE CASCADE, panels integer NOT NULL);
CREATE TABLE gas_turbine (plant_id integer PRIMARY KEY REFERENCES thermal ON DELETE CASCADE, efficiency numeric);
CREATE TABLE plant_forecast (plant_id integer PRIMARY KEY REFERENCES plant ON DELETE CASCADE, tomorrow numeric);
