-- Insurance: Hibernate joined and single tables with dtype.
-- family policy > life_policy, car_policy by dtype
-- single claim by dtype
-- tree agent: manager_id
CREATE TABLE agent (id bigint NOT NULL, name varchar(255), manager_id bigint, PRIMARY KEY (id));
CREATE TABLE policy (dtype varchar(31) NOT NULL, id bigint NOT NULL, number varchar(255) NOT NULL, agent_id bigint, PRIMARY KEY (id));
CREATE TABLE life_policy (sum_insured numeric(19,2), beneficiary varchar(255), id bigint NOT NULL, PRIMARY KEY (id));
CREATE TABLE car_policy (plate varchar(16), mileage integer, id bigint NOT NULL, PRIMARY KEY (id));
CREATE TABLE claim (dtype varchar(31) NOT NULL, id bigint NOT NULL, policy_id bigint NOT NULL, reported date, damage_area varchar(255), hospital varchar(255), PRIMARY KEY (id));
ALTER TABLE policy ADD CONSTRAINT fk1 FOREIGN KEY (agent_id) REFERENCES agent;
ALTER TABLE life_policy ADD CONSTRAINT fk2 FOREIGN KEY (id) REFERENCES policy;
ALTER TABLE car_policy ADD CONSTRAINT fk3 FOREIGN KEY (id) REFERENCES policy;
ALTER TABLE claim ADD CONSTRAINT fk4 FOREIGN KEY (policy_id) REFERENCES policy;
ALTER TABLE agent ADD CONSTRAINT fk5 FOREIGN KEY (manager_id) REFERENCES agent;
