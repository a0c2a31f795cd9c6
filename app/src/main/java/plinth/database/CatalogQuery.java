package plinth.database;

import java.util.List;
import plinth.database.CatalogEntry.Kind;

/**
 * A question to pg_catalog whose rows become entries: the first column is the owner, the second the name, each further one a fact. Written for a
 * search path without schemas, so that {@code regclass}, {@code format_type} and PostgreSQL's own deparsing qualify every name. Columns that older
 * servers lack are reached through {@code to_jsonb}.
 */
record CatalogQuery(Kind kind, String sql) {
    CatalogQuery {
        sql = expanded(sql);
    }

    /** {@code @own(class, oid, schema)}: not the system's, not an extension's; {@code @acl(type, acl, owner)}: grants in words. */
    private static String expanded(String sql) {
        return sql.replaceAll(
                        "@own\\(([^,]+), ([^,]+), ([^)]+)\\)",
                        "$3 !~ '^pg_' AND $3 <> 'information_schema' AND @free($1, $2)")
                .replaceAll(
                        "@free\\(([^,]+), ([^)]+)\\)",
                        "NOT EXISTS (SELECT FROM pg_depend ext WHERE ext.classid = '$1'::regclass AND ext.objid = $2"
                                + " AND ext.deptype = 'e')")
                .replaceAll(
                        "@acl\\(([^,]+), ([^,]+), ([^)]+)\\)",
                        "(SELECT string_agg(g.who, '; ' ORDER BY g.who) FROM (SELECT CASE x.grantee WHEN 0 THEN"
                            + " 'PUBLIC' ELSE x.grantee::regrole::text END || ': ' || string_agg(x.privilege_type ||"
                            + " CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END, ', ' ORDER BY"
                            + " x.privilege_type) AS who FROM aclexplode(coalesce($2, acldefault('$1', $3))) x GROUP"
                            + " BY x.grantee) g)");
    }

    static final List<CatalogQuery> ALL = List.of(
            new CatalogQuery(Kind.SCHEMA, """
                SELECT '', n.nspname, obj_description(n.oid, 'pg_namespace') AS comment,
                  n.nspowner::regrole::text AS owner, @acl(n, n.nspacl, n.nspowner) AS grants
                FROM pg_namespace n WHERE @own(pg_namespace, n.oid, n.nspname) ORDER BY 2\
                """),
            new CatalogQuery(Kind.EXTENSION, """
                SELECT '', e.extname, n.nspname AS schema, e.extversion AS version,
                  obj_description(e.oid, 'pg_extension') AS comment
                FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace ORDER BY 2\
                """),
            new CatalogQuery(Kind.LANGUAGE, """
                SELECT '', l.lanname, l.lanpltrusted::text AS trusted, obj_description(l.oid, 'pg_language') AS comment,
                  @acl(l, l.lanacl, l.lanowner) AS grants
                FROM pg_language l WHERE l.oid >= 16384 AND @free(pg_language, l.oid) ORDER BY 2\
                """),
            new CatalogQuery(Kind.COLLATION, """
                SELECT n.nspname, c.collname, c.collprovider::text AS provider, c.collisdeterministic::text AS deterministic,
                  c.collcollate AS lc_collate, c.collctype AS lc_ctype,
                  coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale') AS locale,
                  to_jsonb(c) ->> 'collicurules' AS rules, obj_description(c.oid, 'pg_collation') AS comment,
                  c.collowner::regrole::text AS owner
                FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
                WHERE @own(pg_collation, c.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.TYPE, """
                SELECT n.nspname, t.typname,
                  CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'd' THEN 'domain' WHEN 'c' THEN 'composite' WHEN 'r' THEN 'range'
                    WHEN 'm' THEN 'multirange' WHEN 'b' THEN 'base' ELSE 'shell' END AS type,
                  (SELECT string_agg(quote_literal(e.enumlabel), ', ' ORDER BY e.enumsortorder)
                    FROM pg_enum e WHERE e.enumtypid = t.oid) AS labels,
                  CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS "base type",
                  CASE WHEN t.typtype = 'd' THEN t.typnotnull::text END AS "not null", t.typdefault AS "default",
                  CASE WHEN t.typtype = 'd' AND t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END
                    AS collation,
                  (SELECT string_agg(format('%I %s%s', a.attname, format_type(a.atttypid, a.atttypmod),
                      CASE WHEN a.attcollation <> f.typcollation THEN ' COLLATE ' || a.attcollation::regcollation ELSE '' END),
                      ', ' ORDER BY a.attnum)
                    FROM pg_attribute a JOIN pg_type f ON f.oid = a.atttypid
                    WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped) AS fields,
                  CASE t.typtype WHEN 'r' THEN (SELECT concat_ws(', ', format('subtype %s', format_type(r.rngsubtype, NULL)),
                      format('multirange %s', to_jsonb(r) ->> 'rngmultitypid' IS NOT NULL),
                      format('collation %s', r.rngcollation::regcollation),
                      format('class %s', (SELECT o.opcnamespace::regnamespace || '.' || o.opcname FROM pg_opclass o WHERE o.oid = r.rngsubopc)),
                      format('canonical %s', r.rngcanonical), format('difference %s', r.rngsubdiff))
                    FROM pg_range r WHERE r.rngtypid = t.oid) END AS definition,
                  CASE WHEN t.typtype = 'b' THEN concat_ws(', ', t.typinput, t.typoutput, t.typlen, t.typalign, t.typstorage) END
                    AS functions,
                  obj_description(t.oid, 'pg_type') AS comment, t.typowner::regrole::text AS owner,
                  @acl(T, t.typacl, t.typowner) AS grants
                FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
                  LEFT JOIN pg_type b ON b.oid = t.typbasetype LEFT JOIN pg_class c ON c.oid = t.typrelid
                WHERE @own(pg_type, t.oid, n.nspname) AND (t.typrelid = 0 OR c.relkind = 'c')
                  AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
                ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.ROUTINE, """
                SELECT n.nspname, format('%I(%s)', p.proname, pg_get_function_identity_arguments(p.oid)),
                  CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' WHEN 'w' THEN 'window' ELSE 'function' END
                    AS type,
                  CASE WHEN p.prokind <> 'a' THEN pg_get_functiondef(p.oid) ELSE
                    (SELECT concat_ws(', ', 'arguments ' || pg_get_function_arguments(p.oid), format_type(p.prorettype, NULL),
                        'sfunc ' || g.aggtransfn::regproc::text, 'stype ' || format_type(g.aggtranstype, NULL), 'final ' || nullif(g.aggfinalfn, 0)::regproc::text,
                        'combine ' || nullif(g.aggcombinefn, 0)::regproc::text, 'serial ' || nullif(g.aggserialfn, 0)::regproc::text,
                        'deserial ' || nullif(g.aggdeserialfn, 0)::regproc::text,
                        'msfunc ' || nullif(g.aggmtransfn, 0)::regproc::text, 'minv ' || nullif(g.aggminvtransfn, 0)::regproc::text,
                        'mfinal ' || nullif(g.aggmfinalfn, 0)::regproc::text,
                        'extra ' || g.aggfinalextra::text, 'modify ' || g.aggfinalmodify::text, 'space ' || g.aggtransspace::text,
                        'sortop ' || nullif(g.aggsortop, 0)::regoperator, 'initial ' || quote_literal(g.agginitval), 'kind ' || g.aggkind::text,
                        'parallel ' || p.proparallel::text)
                      FROM pg_aggregate g WHERE g.aggfnoid = p.oid) END AS definition,
                  obj_description(p.oid, 'pg_proc') AS comment, p.proowner::regrole::text AS owner,
                  @acl(f, p.proacl, p.proowner) AS grants
                FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
                WHERE @own(pg_proc, p.oid, n.nspname)
                  AND NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i')
                ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.OPERATOR, """
                SELECT n.nspname, o.oid::regoperator::text,
                  concat_ws(', ', o.oprcode, 'commutator ' || nullif(o.oprcom, 0)::regoperator,
                    'negator ' || nullif(o.oprnegate, 0)::regoperator, 'restrict ' || nullif(o.oprrest, 0)::regproc,
                    'join ' || nullif(o.oprjoin, 0)::regproc, CASE WHEN o.oprcanhash THEN 'hashes' END,
                    CASE WHEN o.oprcanmerge THEN 'merges' END) AS definition,
                  obj_description(o.oid, 'pg_operator') AS comment, o.oprowner::regrole::text AS owner
                FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
                WHERE @own(pg_operator, o.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.OPERATOR_CLASS, """
                SELECT n.nspname, format('%I USING %I', o.opcname, m.amname),
                  concat_ws(', ', 'type ' || format_type(o.opcintype, NULL), 'default ' || o.opcdefault,
                    'family ' || f.opfname, 'storage ' || format_type(nullif(o.opckeytype, 0), NULL),
                    (SELECT string_agg(format('operator %s %s', a.amopstrategy, a.amopopr::regoperator), ', ' ORDER BY a.amopstrategy,
                      a.amopopr::regoperator::text) FROM pg_amop a WHERE a.amopfamily = o.opcfamily),
                    (SELECT string_agg(format('function %s %s', a.amprocnum, a.amproc), ', ' ORDER BY a.amprocnum, a.amproc::text)
                      FROM pg_amproc a WHERE a.amprocfamily = o.opcfamily)) AS definition,
                  obj_description(o.oid, 'pg_opclass') AS comment, o.opcowner::regrole::text AS owner
                FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
                  JOIN pg_opfamily f ON f.oid = o.opcfamily
                WHERE @own(pg_opclass, o.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.CAST, """
                SELECT '', format('%s AS %s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL)),
                  concat_ws(', ', 'function ' || nullif(c.castfunc, 0)::regprocedure, 'context ' || c.castcontext::text,
                    'method ' || c.castmethod::text) AS definition,
                  obj_description(c.oid, 'pg_cast') AS comment
                FROM pg_cast c WHERE c.oid >= 16384 AND @free(pg_cast, c.oid) ORDER BY 2\
                """),
            new CatalogQuery(Kind.TEXT_SEARCH, """
                SELECT n.nspname, 'configuration ' || c.cfgname,
                  concat_ws(', ', 'parser ' || (SELECT p.prsname FROM pg_ts_parser p WHERE p.oid = c.cfgparser), (SELECT string_agg(format('%s %s', m.maptokentype, m.mapdict::regdictionary),
                    ', ' ORDER BY m.maptokentype, m.mapseqno) FROM pg_ts_config_map m WHERE m.mapcfg = c.oid)) AS definition,
                  obj_description(c.oid, 'pg_ts_config') AS comment, c.cfgowner::regrole::text AS owner
                FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace
                WHERE @own(pg_ts_config, c.oid, n.nspname)
                UNION ALL
                SELECT n.nspname, 'dictionary ' || d.dictname, concat_ws(', ', t.tmplname, d.dictinitoption),
                  obj_description(d.oid, 'pg_ts_dict'), d.dictowner::regrole::text
                FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
                WHERE @own(pg_ts_dict, d.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.SEQUENCE, """
                SELECT n.nspname, c.relname, format_type(s.seqtypid, NULL) AS type, s.seqstart::text AS start,
                  s.seqincrement::text AS increment, s.seqmin::text AS minimum, s.seqmax::text AS maximum, s.seqcache::text AS cache,
                  s.seqcycle::text AS cycle, CASE c.relpersistence WHEN 'u' THEN 'unlogged' END AS persistence,
                  (SELECT format('%s.%I', d.refobjid::regclass, a.attname) || CASE d.deptype WHEN 'i' THEN ' (identity)' ELSE '' END
                    FROM pg_depend d JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
                    WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
                      AND d.deptype IN ('a', 'i')) AS "owned by",
                  obj_description(c.oid, 'pg_class') AS comment, c.relowner::regrole::text AS owner,
                  @acl(s, c.relacl, c.relowner) AS grants
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid
                WHERE @own(pg_class, c.oid, n.nspname) AND c.relpersistence <> 't' ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.RELATION, """
                SELECT n.nspname, c.relname,
                  CASE c.relkind WHEN 'r' THEN 'table' WHEN 'p' THEN 'partitioned table' WHEN 'v' THEN 'view'
                    WHEN 'm' THEN 'materialized view' ELSE 'foreign table' END AS type,
                  CASE c.relpersistence WHEN 'u' THEN 'unlogged' WHEN 't' THEN 'temporary' END AS persistence,
                  (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
                    WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) AS "column order",
                  CASE WHEN c.relkind IN ('v', 'm') THEN pg_get_viewdef(c.oid) END AS definition,
                  CASE WHEN c.relkind = 'm' THEN c.relispopulated::text END AS populated,
                  CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END AS "partition key",
                  pg_get_expr(c.relpartbound, c.oid) AS bound,
                  (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno) FROM pg_inherits i
                    WHERE i.inhrelid = c.oid) AS parents,
                  nullif(c.reloftype, 0)::regtype::text AS "of type",
                  (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) o) AS options,
                  (SELECT string_agg('toast.' || o, ', ' ORDER BY o) FROM pg_class t, unnest(t.reloptions) o
                    WHERE t.oid = c.reltoastrelid) AS "toast options",
                  CASE WHEN c.relam <> 0 AND m.amname <> 'heap' THEN m.amname END AS "access method",
                  (SELECT s.spcname FROM pg_tablespace s WHERE s.oid = c.reltablespace) AS tablespace,
                  CASE WHEN c.relrowsecurity THEN 'enabled' END AS "row security",
                  CASE WHEN c.relforcerowsecurity THEN 'true' END AS "forced row security",
                  CASE WHEN c.relreplident NOT IN ('d', 'i') AND c.relkind IN ('r', 'p') THEN c.relreplident::text END
                    AS "replica identity",
                  (SELECT concat_ws(' ', s.srvname, f.ftoptions::text) FROM pg_foreign_table f JOIN pg_foreign_server s
                    ON s.oid = f.ftserver WHERE f.ftrelid = c.oid) AS server,
                  obj_description(c.oid, 'pg_class') AS comment, c.relowner::regrole::text AS owner,
                  @acl(r, c.relacl, c.relowner) AS grants
                FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_am m ON m.oid = c.relam
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND @own(pg_class, c.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.COLUMN, """
                SELECT c.oid::regclass::text, a.attname, format_type(a.atttypid, a.atttypmod) AS type,
                  CASE WHEN a.attnotnull THEN 'true' END AS "not null",
                  CASE WHEN a.attgenerated = '' THEN coalesce(
                    (SELECT replace(pg_get_expr(d.adbin, d.adrelid), quote_literal(s.objid::regclass::text) || '::regclass',
                        'the sequence of the column')
                      FROM pg_depend s JOIN pg_class q ON q.oid = s.objid AND q.relkind = 'S'
                      WHERE s.classid = 'pg_class'::regclass AND s.refclassid = 'pg_class'::regclass AND s.deptype = 'a'
                        AND s.refobjid = c.oid AND s.refobjsubid = a.attnum LIMIT 1),
                    pg_get_expr(d.adbin, d.adrelid)) END AS "default",
                  CASE a.attgenerated WHEN 's' THEN 'stored: ' WHEN 'v' THEN 'virtual: ' END || pg_get_expr(d.adbin, d.adrelid)
                    AS generated,
                  CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS identity,
                  CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
                  CASE WHEN a.attstorage <> t.typstorage THEN a.attstorage::text END AS storage,
                  nullif(to_jsonb(a) ->> 'attcompression', '') AS compression,
                  nullif(to_jsonb(a) ->> 'attstattarget', '-1') AS "statistics target",
                  (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(a.attoptions) o) AS options,
                  a.attfdwoptions::text AS "foreign options",
                  CASE WHEN a.attinhcount > 0 THEN CASE WHEN a.attislocal THEN 'and declared' ELSE 'only' END END AS inherited,
                  col_description(c.oid, a.attnum) AS comment,
                  CASE WHEN a.attacl IS NOT NULL THEN @acl(c, a.attacl, c.relowner) END AS grants
                FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                  JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
                  AND @own(pg_class, c.oid, n.nspname) ORDER BY 1, a.attnum\
                """),
            new CatalogQuery(Kind.CONSTRAINT, """
                SELECT coalesce(nullif(c.conrelid, 0)::regclass::text, c.contypid::regtype::text), c.conname,
                  CASE c.contype WHEN 'c' THEN 'check' WHEN 'n' THEN 'not null' WHEN 'p' THEN 'primary key' WHEN 'u' THEN 'unique'
                    WHEN 'f' THEN 'foreign key' WHEN 'x' THEN 'exclusion' ELSE 'trigger' END AS type,
                  pg_get_constraintdef(c.oid) AS definition,
                  (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(i.reloptions) o) AS options,
                  (SELECT s.spcname FROM pg_tablespace s WHERE s.oid = i.reltablespace) AS tablespace,
                  CASE WHEN x.indisclustered THEN 'true' END AS clustered,
                  CASE WHEN x.indisreplident THEN 'true' END AS "replica identity",
                  CASE WHEN c.coninhcount > 0 THEN CASE WHEN c.conislocal THEN 'and declared' ELSE 'only' END END AS inherited,
                  coalesce(obj_description(c.oid, 'pg_constraint'), '') AS comment,
                  obj_description(i.oid, 'pg_class') AS "comment on index"
                FROM pg_constraint c JOIN pg_namespace n ON n.oid = c.connamespace
                  LEFT JOIN pg_class i ON i.oid = c.conindid AND c.contype IN ('p', 'u', 'x')
                  LEFT JOIN pg_index x ON x.indexrelid = i.oid
                WHERE c.contype <> 't' AND (c.conrelid <> 0 OR c.contypid <> 0) AND @own(pg_constraint, c.oid, n.nspname)
                  AND (c.conrelid = 0 OR @free(pg_class, c.conrelid)) AND (c.contypid = 0 OR @free(pg_type, c.contypid))
                ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.INDEX, """
                SELECT x.indrelid::regclass::text, i.relname,
                  replace(substr(pg_get_indexdef(i.oid), length(format('CREATE %sINDEX %I ON ', CASE WHEN x.indisunique
                    THEN 'UNIQUE ' ELSE '' END, i.relname)) + 1), x.indrelid::regclass || ' USING', 'USING') AS definition,
                  CASE WHEN x.indisunique THEN 'true' END AS "unique",
                  CASE WHEN NOT x.indisvalid THEN 'true' END AS invalid,
                  CASE WHEN x.indisclustered THEN 'true' END AS clustered,
                  CASE WHEN x.indisreplident THEN 'true' END AS "replica identity",
                  (SELECT s.spcname FROM pg_tablespace s WHERE s.oid = i.reltablespace) AS tablespace,
                  (SELECT p.indrelid::regclass::text FROM pg_inherits h JOIN pg_index p ON p.indexrelid = h.inhparent
                    WHERE h.inhrelid = i.oid) AS "attached to index of",
                  (SELECT string_agg(format('%s %s', a.attnum, to_jsonb(a) ->> 'attstattarget'), ', ' ORDER BY a.attnum)
                    FROM pg_attribute a WHERE a.attrelid = i.oid
                      AND coalesce(to_jsonb(a) ->> 'attstattarget', '-1') <> '-1') AS "statistics targets",
                  obj_description(i.oid, 'pg_class') AS comment
                FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n ON n.oid = i.relnamespace
                WHERE @own(pg_class, x.indrelid, n.nspname) AND NOT EXISTS (SELECT FROM pg_constraint c
                  WHERE c.conindid = i.oid AND c.conrelid = x.indrelid AND c.contype IN ('p', 'u', 'x')) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.STATISTICS, """
                SELECT s.stxrelid::regclass::text, s.stxname,
                  substr(pg_get_statisticsobjdef(s.oid), length(format('CREATE STATISTICS %I.%I', n.nspname, s.stxname)) + 2)
                    AS definition,
                  nullif(to_jsonb(s) ->> 'stxstattarget', '-1') AS "statistics target",
                  obj_description(s.oid, 'pg_statistic_ext') AS comment, s.stxowner::regrole::text AS owner
                FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
                WHERE @own(pg_statistic_ext, s.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.TRIGGER, """
                SELECT t.tgrelid::regclass::text, t.tgname, pg_get_triggerdef(t.oid) AS definition,
                  CASE t.tgenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END AS enabled,
                  CASE WHEN coalesce(to_jsonb(t) ->> 'tgparentid', '0') <> '0' THEN 'true' END AS inherited,
                  obj_description(t.oid, 'pg_trigger') AS comment
                FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE NOT t.tgisinternal AND @own(pg_class, c.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.RULE, """
                SELECT r.ev_class::regclass::text, r.rulename, pg_get_ruledef(r.oid) AS definition,
                  CASE r.ev_enabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END AS enabled,
                  obj_description(r.oid, 'pg_rewrite') AS comment
                FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE r.rulename <> '_RETURN' AND @own(pg_class, c.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.POLICY, """
                SELECT p.polrelid::regclass::text, p.polname, CASE WHEN p.polpermissive THEN 'permissive' ELSE 'restrictive' END AS type,
                  CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update' WHEN 'd' THEN 'delete'
                    ELSE 'all' END AS command,
                  (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE r::regrole::text END, ', ' ORDER BY r)
                    FROM unnest(p.polroles) r) AS roles,
                  pg_get_expr(p.polqual, p.polrelid) AS "using", pg_get_expr(p.polwithcheck, p.polrelid) AS "with check",
                  obj_description(p.oid, 'pg_policy') AS comment
                FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE @own(pg_class, c.oid, n.nspname) ORDER BY 1, 2\
                """),
            new CatalogQuery(Kind.EVENT_TRIGGER, """
                SELECT '', e.evtname, format('%s %s %s', e.evtevent, e.evtfoid::regprocedure, e.evttags::text) AS definition,
                  e.evtenabled::text AS enabled, obj_description(e.oid, 'pg_event_trigger') AS comment
                FROM pg_event_trigger e WHERE @free(pg_event_trigger, e.oid) ORDER BY 2\
                """),
            new CatalogQuery(Kind.FOREIGN_SERVER, """
                SELECT '', s.srvname, concat_ws(', ', w.fdwname, s.srvtype, s.srvversion, s.srvoptions::text) AS definition,
                  obj_description(s.oid, 'pg_foreign_server') AS comment, @acl(S, s.srvacl, s.srvowner) AS grants
                FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
                WHERE @free(pg_foreign_server, s.oid) ORDER BY 2\
                """),
            new CatalogQuery(Kind.PUBLICATION, """
                SELECT '', p.pubname, concat_ws(', ', CASE WHEN p.puballtables THEN 'all tables' END,
                  CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate THEN 'update' END,
                  CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate THEN 'truncate' END,
                  CASE WHEN p.pubviaroot THEN 'via root' END,
                  (SELECT string_agg(r.prrelid::regclass::text, ', ' ORDER BY r.prrelid::regclass::text)
                    FROM pg_publication_rel r WHERE r.prpubid = p.oid)) AS definition,
                  obj_description(p.oid, 'pg_publication') AS comment
                FROM pg_publication p ORDER BY 2\
                """),
            new CatalogQuery(Kind.DEFAULT_PRIVILEGES, """
                SELECT CASE d.defaclnamespace WHEN 0 THEN '' ELSE d.defaclnamespace::regnamespace::text END,
                  format('%s by %s', d.defaclobjtype, d.defaclrole::regrole), @acl(r, d.defaclacl, d.defaclrole) AS grants
                FROM pg_default_acl d ORDER BY 1, 2\
                """));
}
