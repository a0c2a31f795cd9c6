-- HR after the employees sample: periods in the key, current rows by a far date.
-- temporal dept_emp: from_date
-- temporal title: from_date
-- temporal salary: from_date
-- bridge dept_emp: employee, department
-- bridge dept_manager: employee, department
-- temporal dept_manager: from_date
CREATE TABLE employee (emp_no integer PRIMARY KEY, first_name varchar(14) NOT NULL, hire_date date NOT NULL, left_on date, CHECK (left_on IS NULL OR left_on >= hire_date));
CREATE TABLE department (dept_no char(4) PRIMARY KEY, dept_name varchar(40) NOT NULL UNIQUE);
CREATE TABLE dept_emp (emp_no integer NOT NULL REFERENCES employee ON DELETE CASCADE, dept_no char(4) NOT NULL REFERENCES department ON DELETE CASCADE, from_date date NOT NULL, to_date date NOT NULL, PRIMARY KEY (emp_no, dept_no));
CREATE TABLE dept_manager (emp_no integer NOT NULL REFERENCES employee, dept_no char(4) NOT NULL REFERENCES department, from_date date NOT NULL, to_date date NOT NULL, PRIMARY KEY (emp_no, dept_no, from_date));
CREATE TABLE title (emp_no integer NOT NULL REFERENCES employee, title varchar(50) NOT NULL, from_date date NOT NULL, to_date date, PRIMARY KEY (emp_no, title, from_date));
CREATE TABLE salary (emp_no integer NOT NULL REFERENCES employee, salary integer NOT NULL, from_date date NOT NULL, to_date date NOT NULL, PRIMARY KEY (emp_no, from_date));
