-- Insurance brokers: what is agreed holds for a time; campaigns, claims, quotes and tokens have times, but do not hold.
-- temporal brokerage_agreement: start_date
-- temporal policies: valid_start
-- temporal suspended_driver: created_at
CREATE TABLE brokers (id integer PRIMARY KEY, firm text NOT NULL);
CREATE TABLE drivers (id integer PRIMARY KEY, surname text NOT NULL);
CREATE TABLE brokerage_agreement (id integer PRIMARY KEY, broker_id integer NOT NULL REFERENCES brokers, share numeric NOT NULL, start_date date, end_date date);
CREATE TABLE policies (id integer PRIMARY KEY, driver_id integer NOT NULL REFERENCES drivers, premium numeric NOT NULL, valid_start date NOT NULL, valid_end date);
CREATE TABLE suspended_driver (id integer PRIMARY KEY, driver_id integer NOT NULL REFERENCES drivers, created_at timestamptz NOT NULL DEFAULT now(), expires_at timestamptz, reason text);
CREATE TABLE campaigns (id integer PRIMARY KEY, broker_id integer NOT NULL REFERENCES brokers, title text NOT NULL, start_date date, end_date date);
CREATE TABLE claims (id integer PRIMARY KEY, driver_id integer NOT NULL REFERENCES drivers, opened_at timestamptz NOT NULL, closed_at timestamptz);
CREATE TABLE quotes (id integer PRIMARY KEY, driver_id integer NOT NULL REFERENCES drivers, premium numeric NOT NULL, created_at timestamptz NOT NULL, expires_at timestamptz);
CREATE TABLE login_tokens (id integer PRIMARY KEY, broker_id integer NOT NULL REFERENCES brokers, hash text NOT NULL, issued_at timestamptz NOT NULL, expires_at timestamptz);
