CREATE TABLE gauge (gid int PRIMARY KEY, amount int, note text);
CREATE FUNCTION clash(volume int) RETURNS bigint LANGUAGE sql RETURN (SELECT count(*) FROM gauge WHERE amount > volume);
CREATE FUNCTION clash2(volume int) RETURNS bigint LANGUAGE sql BEGIN ATOMIC SELECT count(*) FROM gauge g WHERE g.amount > volume AND amount < 9; END;
CREATE PROCEDURE clash3(volume int) LANGUAGE sql BEGIN ATOMIC UPDATE gauge SET amount = volume WHERE amount = volume + 1; INSERT INTO gauge(gid, amount) SELECT volume, amount FROM gauge WHERE volume > 3; END;
ALTER TABLE gauge RENAME COLUMN amount TO volume;
