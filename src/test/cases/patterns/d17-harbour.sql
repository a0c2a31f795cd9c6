-- A harbour: what is joined to a berth for a time, work without a key; statuses and classes of berths are words.
-- bridge berth_pilots: berths, pilots
-- bridge vessel_berths: vessels, berths
-- temporal vessel_berths: assigned_at
-- temporal pilot_permissions: granted_at
CREATE TABLE berths (id integer PRIMARY KEY, type text NOT NULL CHECK (type IN ('dry', 'wet')), status text NOT NULL CHECK (status IN ('free', 'taken')), metres integer NOT NULL);
CREATE TABLE vessels (id integer PRIMARY KEY, imo text NOT NULL UNIQUE);
CREATE TABLE pilots (id integer PRIMARY KEY, surname text NOT NULL);
CREATE TABLE berth_pilots (berth_id integer NOT NULL REFERENCES berths, pilot_id integer NOT NULL REFERENCES pilots, backup_id integer REFERENCES pilots, role text NOT NULL, since_year integer, night boolean);
CREATE TABLE vessel_berths (id integer PRIMARY KEY, vessel_id integer NOT NULL REFERENCES vessels, berth_id integer NOT NULL REFERENCES berths, assigned_at timestamptz NOT NULL, unassigned_at timestamptz, UNIQUE (vessel_id, berth_id, assigned_at));
CREATE TABLE pilot_permissions (id integer PRIMARY KEY, pilot_id integer NOT NULL REFERENCES pilots, waters text NOT NULL, granted_at timestamptz NOT NULL, expires_at timestamptz);
CREATE TABLE voyages (id integer PRIMARY KEY, vessel_id integer NOT NULL REFERENCES vessels, pilot_id integer REFERENCES pilots, left_at timestamptz NOT NULL, joined_at timestamptz);
CREATE TABLE requests (id integer PRIMARY KEY, vessel_id integer NOT NULL REFERENCES vessels, granted_at timestamptz, revoked_at timestamptz);
