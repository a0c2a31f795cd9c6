CREATE TABLE rides (
  id   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text   NOT NULL CHECK (kind IN ('bus', 'tram')),
  UNIQUE (id, kind)
);

CREATE TABLE buses (
  ride_id bigint PRIMARY KEY,
  kind    text   GENERATED ALWAYS AS ('bus') STORED,
  plate   text   NOT NULL,
  FOREIGN KEY (ride_id, kind) REFERENCES rides (id, kind) ON DELETE CASCADE
);

CREATE TABLE trams (
  ride_id bigint PRIMARY KEY,
  kind    text   GENERATED ALWAYS AS ('tram') STORED,
  line    integer NOT NULL,
  FOREIGN KEY (ride_id, kind) REFERENCES rides (id, kind) ON DELETE CASCADE
);
