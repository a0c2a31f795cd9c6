-- A lab: specimens by taxon (closure), measurements with one of several targets by OR of ANDs and kind; old style partitions.
-- closure taxon_closure: taxon
-- tree taxon: parent_taxon_id
-- inherits measurement > measurement_2023, measurement_2024
-- arc measurement: specimen_id, colony_id exactly
CREATE TABLE taxon (id int PRIMARY KEY, parent_taxon_id int REFERENCES taxon, latin text NOT NULL);
CREATE TABLE taxon_closure (ancestor int NOT NULL REFERENCES taxon, descendant int NOT NULL REFERENCES taxon, distance int NOT NULL CHECK (distance >= 0), PRIMARY KEY (descendant, ancestor));
CREATE TABLE specimen (id int PRIMARY KEY, taxon_id int NOT NULL REFERENCES taxon, collected date);
CREATE TABLE colony (id int PRIMARY KEY, taxon_id int NOT NULL REFERENCES taxon, location point);
CREATE TABLE measurement (id bigint, target_kind char(1) NOT NULL, specimen_id int REFERENCES specimen, colony_id int REFERENCES colony, value double precision NOT NULL, unit text NOT NULL, taken_on date NOT NULL,
  CHECK ((target_kind = 'S' AND specimen_id IS NOT NULL AND colony_id IS NULL) OR (target_kind = 'C' AND colony_id IS NOT NULL AND specimen_id IS NULL)));
CREATE TABLE measurement_2023 (CHECK (taken_on >= '2023-01-01' AND taken_on < '2024-01-01')) INHERITS (measurement);
CREATE TABLE measurement_2024 (CHECK (taken_on >= '2024-01-01' AND taken_on < '2025-01-01')) INHERITS (measurement);
