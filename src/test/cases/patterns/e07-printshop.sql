-- A print shop: prices in steps, machines with settings, orders with states; nothing but a side table and a bridge.
-- side machine_settings: machines
-- bridge machine_papers: machines, papers
CREATE TABLE machines (id integer PRIMARY KEY, model text NOT NULL);
CREATE TABLE papers (id integer PRIMARY KEY, grams integer NOT NULL, format text NOT NULL);
CREATE TABLE machine_settings (machine_id integer PRIMARY KEY REFERENCES machines, density numeric);
CREATE TABLE machine_papers (machine_id integer NOT NULL REFERENCES machines, paper_id integer NOT NULL REFERENCES papers, speed integer, UNIQUE (machine_id, paper_id));
CREATE TABLE orders (id integer PRIMARY KEY, paper_id integer NOT NULL REFERENCES papers, machine_id integer REFERENCES machines, state text NOT NULL CHECK (state IN ('new', 'run', 'out')), created_at timestamptz NOT NULL, expires_at timestamptz, copies integer NOT NULL);
CREATE TABLE price_steps (id integer PRIMARY KEY, paper_id integer NOT NULL REFERENCES papers, copies integer NOT NULL, cents integer NOT NULL, UNIQUE (paper_id, copies));
CREATE TABLE proofs (id integer PRIMARY KEY, order_id integer NOT NULL REFERENCES orders, version integer NOT NULL, approved boolean, note text);
CREATE TABLE operators (id integer PRIMARY KEY, name text NOT NULL, kind text NOT NULL);
