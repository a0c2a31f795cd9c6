CREATE TABLE member (
  role varchar(20) NOT NULL CHECK (role IN ('admin', 'user')),
  x text CHECK (x IN ('a', 'b')),
  c char(2) CHECK (c IN ('aa', 'bb')),
  y varchar CHECK (y NOT IN ('q', 'r') AND y <> 'z'),
  z varchar CHECK (z IN ('one')),
  k varchar DEFAULT 'v' CHECK (lower(k) IN ('v', 'w'))
);
CREATE INDEX ON member (role) WHERE role IN ('admin', 'x');
CREATE VIEW admins AS SELECT * FROM member WHERE role IN ('admin', 'user') AND y::text = ANY (ARRAY['a'::text]);
CREATE POLICY p ON member USING (role IN ('admin', 'root'));
