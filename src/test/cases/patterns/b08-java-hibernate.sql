-- Hibernate: joined without dtype, single table with DTYPE, element collections, embedded, audit columns everywhere.
-- family employee > contract_employee, regular_employee
-- single account_entry by dtype
-- bridge employee_skills: employee, skill
-- tree department: parent_department_id
CREATE TABLE department (id bigint NOT NULL PRIMARY KEY, name varchar(255), parent_department_id bigint, created_by varchar(50), last_modified_date timestamp);
CREATE TABLE employee (id bigint NOT NULL PRIMARY KEY, name varchar(255), department_id bigint, created_by varchar(50), last_modified_date timestamp, version integer NOT NULL);
CREATE TABLE contract_employee (id bigint NOT NULL PRIMARY KEY, contract_duration varchar(255), pay_per_hour numeric(38,2));
CREATE TABLE regular_employee (id bigint NOT NULL PRIMARY KEY, bonus integer, salary numeric(38,2));
CREATE TABLE account_entry (dtype varchar(31) NOT NULL, id bigint NOT NULL PRIMARY KEY, amount numeric(38,2) NOT NULL, employee_id bigint, check_number varchar(255), card_number varchar(255));
CREATE TABLE skill (id bigint NOT NULL PRIMARY KEY, name varchar(255), category varchar(255));
CREATE TABLE employee_skills (employee_id bigint NOT NULL, skills_id bigint NOT NULL);
CREATE TABLE employee_phone_numbers (employee_id bigint NOT NULL, phone_numbers varchar(255));
ALTER TABLE department ADD CONSTRAINT fk_a FOREIGN KEY (parent_department_id) REFERENCES department;
ALTER TABLE employee ADD CONSTRAINT fk_b FOREIGN KEY (department_id) REFERENCES department;
ALTER TABLE contract_employee ADD CONSTRAINT fk_c FOREIGN KEY (id) REFERENCES employee;
ALTER TABLE regular_employee ADD CONSTRAINT fk_d FOREIGN KEY (id) REFERENCES employee;
ALTER TABLE account_entry ADD CONSTRAINT fk_e FOREIGN KEY (employee_id) REFERENCES employee;
ALTER TABLE employee_skills ADD CONSTRAINT fk_f FOREIGN KEY (employee_id) REFERENCES employee;
ALTER TABLE employee_skills ADD CONSTRAINT fk_g FOREIGN KEY (skills_id) REFERENCES skill;
ALTER TABLE employee_phone_numbers ADD CONSTRAINT fk_h FOREIGN KEY (employee_id) REFERENCES employee;
