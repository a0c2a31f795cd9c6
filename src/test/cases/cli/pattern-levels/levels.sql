CREATE TABLE party (id int PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('employee', 'customer', 'firm')));
CREATE TABLE person (id int PRIMARY KEY REFERENCES party, born date);
CREATE TABLE firm (id int PRIMARY KEY REFERENCES party, vat text);
CREATE TABLE employee (id int PRIMARY KEY REFERENCES person, hired date);
CREATE TABLE customer (id int PRIMARY KEY REFERENCES person, points int);
