-- A dental lab: short lists of words, whichever their form; materials, flats and settings are no such lists.
-- lookup scan_formats
-- lookup jaw_regions
-- lookup crown_finish_values
-- lookup teeth_choices
CREATE TABLE scan_formats (scan_format_id integer PRIMARY KEY, mime text, short_description text UNIQUE, description text, level integer, internal boolean);
CREATE TABLE jaw_regions (region_id smallint PRIMARY KEY, region_desc text);
CREATE TABLE crown_finish_values (id_old integer, name text, id uuid PRIMARY KEY, changed date, changed_by text);
CREATE TABLE teeth_choices (id integer PRIMARY KEY, label text NOT NULL, sort integer);
CREATE TABLE materials (id integer PRIMARY KEY, name text NOT NULL UNIQUE, supplier text, price numeric, density numeric);
CREATE TABLE units (unit_id integer PRIMARY KEY, unit_name text NOT NULL, floor integer, bedrooms integer, rent numeric);
CREATE TABLE setting_values (id integer PRIMARY KEY, name text NOT NULL, value text);
CREATE TABLE patients (id integer PRIMARY KEY, name text NOT NULL, phone text);
CREATE TABLE scans (id integer PRIMARY KEY, patient_id integer NOT NULL REFERENCES patients, scan_format_id integer REFERENCES scan_formats, region_id smallint REFERENCES jaw_regions, finish uuid REFERENCES crown_finish_values, tooth integer REFERENCES teeth_choices, taken timestamptz NOT NULL);
