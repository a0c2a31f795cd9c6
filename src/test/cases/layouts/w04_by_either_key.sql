-- one subtype refers to the primary key, one to another key of two columns
CREATE TABLE devices (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), serial_no text NOT NULL, vendor integer NOT NULL, device_type text NOT NULL,
   CONSTRAINT dev_type CHECK (device_type = ANY (ARRAY['router', 'switch'])), UNIQUE (vendor, serial_no));
CREATE TABLE routers (device_id uuid PRIMARY KEY REFERENCES devices ON DELETE CASCADE, wan text NOT NULL);
CREATE TABLE switches (vendor integer, serial_no text, ports integer NOT NULL, PRIMARY KEY (vendor, serial_no), FOREIGN KEY (vendor, serial_no) REFERENCES devices (vendor, serial_no) ON DELETE CASCADE);
