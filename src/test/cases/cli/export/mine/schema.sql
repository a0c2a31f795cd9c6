CREATE TABLE mine (x int);
