CREATE SCHEMA s;
CREATE TYPE s.lvl AS ENUM ('low','hi"gh','mid,dle', 'null');
CREATE DOMAIN s.lvls AS s.lvl[];
CREATE TABLE t (id int, l s.lvl DEFAULT 'low', a s._lvl DEFAULT '{low,"hi\"gh"}', b s.lvl[] DEFAULT '{{low,"mid,dle"},{low,NULL}}'::s.lvl[], d s.lvls DEFAULT '{low}', x text DEFAULT '{low}', y text[] DEFAULT '{low}',
 CHECK (l = ANY ('{low,"mid,dle"}')), CHECK (a <> '{low}'), CHECK (b @> '{low}'::s.lvl[]), CHECK (x <> 'low'));
CREATE VIEW v AS SELECT id FROM t WHERE l IN ('low', 'mid,dle') OR a && '{"low"}'::s._lvl;
CREATE FUNCTION f(a s.lvl DEFAULT 'low', b s.lvl[] DEFAULT '{low}', c text DEFAULT 'low') RETURNS s.lvl[] LANGUAGE sql RETURN CASE WHEN a = 'low' THEN ARRAY['low'::s.lvl] ELSE b END;
CREATE FUNCTION g(a s.lvl) RETURNS s.lvl LANGUAGE sql RETURN CASE a WHEN 'low' THEN 'mid,dle' WHEN 'mid,dle' THEN a ELSE 'low' END;
CREATE FUNCTION h() RETURNS bigint LANGUAGE sql BEGIN ATOMIC
 WITH i AS (INSERT INTO t (id, x, l) VALUES (1, 'low', 'low') RETURNING id) SELECT count(*) FROM i;
 UPDATE t SET l = 'low', a = '{low}', x = 'low' WHERE x = 'low' AND l <> 'low';
 SELECT count(*) FROM t WHERE coalesce(l, 'low') = 'low';
END;
ALTER TYPE s.lvl RENAME VALUE 'low' TO 'very low';
ALTER TYPE s.lvl RENAME VALUE 'hi"gh' TO 'high';
