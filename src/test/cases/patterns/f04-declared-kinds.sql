-- A kind that the discriminator's values list is one, though its table is called as a part is. What no value lists is a side table.
-- family devices > cameras, locks by kind
-- side device_settings: devices
-- family sensors > sensor_images, sensor_logs by sensor_kind
-- side sensor_locations: sensors
-- side letter_drafts: letters
-- side pump_profiles: pumps
CREATE TABLE devices (id integer PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('camera', 'lock')), label text);
CREATE TABLE cameras (id serial PRIMARY KEY, device_id integer NOT NULL UNIQUE REFERENCES devices ON DELETE CASCADE, url text NOT NULL);
CREATE TABLE locks (id serial PRIMARY KEY, device_id integer NOT NULL UNIQUE REFERENCES devices ON DELETE CASCADE, battery integer);
CREATE TABLE device_settings (id serial PRIMARY KEY, device_id integer NOT NULL UNIQUE REFERENCES devices ON DELETE CASCADE, volume integer);
CREATE TABLE sensors (tenant integer, id integer, sensor_kind text NOT NULL CHECK (sensor_kind IN ('image', 'log')), PRIMARY KEY (tenant, id));
CREATE TABLE sensor_images (id bigint PRIMARY KEY, tenant integer NOT NULL, sensor_id integer NOT NULL, width integer, UNIQUE (tenant, sensor_id), FOREIGN KEY (tenant, sensor_id) REFERENCES sensors);
CREATE TABLE sensor_logs (id bigint PRIMARY KEY, tenant integer NOT NULL, sensor_id integer NOT NULL, path text, UNIQUE (tenant, sensor_id), FOREIGN KEY (tenant, sensor_id) REFERENCES sensors);
CREATE TABLE sensor_locations (id bigint PRIMARY KEY, tenant integer NOT NULL, sensor_id integer NOT NULL, at point, UNIQUE (tenant, sensor_id), FOREIGN KEY (tenant, sensor_id) REFERENCES sensors);
-- a state, and words of a kind that only contain the part's
CREATE TABLE letters (id integer PRIMARY KEY, status text NOT NULL CHECK (status IN ('draft', 'sent')), body text);
CREATE TABLE letter_drafts (id serial PRIMARY KEY, letter_id integer NOT NULL UNIQUE REFERENCES letters, body text);
CREATE TABLE pumps (id integer PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('low_profile', 'high_lift')));
CREATE TABLE pump_profiles (id serial PRIMARY KEY, pump_id integer NOT NULL UNIQUE REFERENCES pumps, curve text);
