CREATE TABLE acct (no int PRIMARY KEY, bal numeric, seen date);
CREATE FUNCTION fee(x numeric) RETURNS numeric LANGUAGE sql RETURN x * 0.01;
CREATE FUNCTION net(x numeric) RETURNS numeric LANGUAGE sql RETURN x - fee(x);
CREATE FUNCTION book(p_no int, p_amt numeric) RETURNS numeric LANGUAGE sql BEGIN ATOMIC
  MERGE INTO acct a USING (SELECT p_no AS no, p_amt AS amt) s ON a.no = s.no
   WHEN MATCHED AND a.bal > 0 THEN UPDATE SET bal = a.bal + s.amt, seen = current_date
   WHEN MATCHED THEN DELETE
   WHEN NOT MATCHED THEN INSERT (no, bal) VALUES (s.no, s.amt);
  UPDATE acct SET bal = bal - fee(p_amt) WHERE no = p_no RETURNING bal;
END;
ALTER TABLE acct RENAME COLUMN bal TO balance;
ALTER FUNCTION fee(numeric) RENAME TO levy;
ALTER TABLE acct RENAME COLUMN seen TO last_seen;
