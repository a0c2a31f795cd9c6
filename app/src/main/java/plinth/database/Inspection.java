package plinth.database;

import java.util.List;

/**
 * Questions to pg_catalog whose rows are statements: together they make the database again, in an order in which each names only what earlier ones
 * name first. Written for a search path without schemas.
 */
final class Inspection {
    private Inspection() {}

    /** {@code @own(class, oid, schema)}: not the system's, not an extension's; {@code @sequence}: options of pg_sequence s that are not the usual ones. */
    private static String expanded(String sql) {
        return sql.replaceAll(
                        "@own\\(([^,]+), ([^,]+), ([^)]+)\\)",
                        "$3 !~ '^pg_' AND $3 <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend ext WHERE"
                                + " ext.classid = '$1'::regclass AND ext.objid = $2 AND ext.deptype = 'e')")
                .replace("@sequence", """
                    concat(CASE WHEN s.seqincrement <> 1 THEN ' INCREMENT BY ' || s.seqincrement END,
                      CASE WHEN s.seqmin <> CASE WHEN s.seqincrement > 0 THEN 1 ELSE @least END THEN ' MINVALUE ' || s.seqmin END,
                      CASE WHEN s.seqmax <> CASE WHEN s.seqincrement > 0 THEN @most ELSE -1 END THEN ' MAXVALUE ' || s.seqmax END,
                      CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END
                        THEN ' START WITH ' || s.seqstart END,
                      CASE WHEN s.seqcache <> 1 THEN ' CACHE ' || s.seqcache END, CASE WHEN s.seqcycle THEN ' CYCLE' END)\
                    """)
                .replace(
                        "@most",
                        "CASE s.seqtypid WHEN 'int2'::regtype THEN 32767 WHEN 'int4'::regtype THEN 2147483647 ELSE"
                                + " 9223372036854775807 END")
                .replace(
                        "@least",
                        "CASE s.seqtypid WHEN 'int2'::regtype THEN -32768 WHEN 'int4'::regtype THEN -2147483648 ELSE"
                                + " -9223372036854775808 END");
    }

    static List<String> queries() {
        return ALL.stream().map(Inspection::expanded).toList();
    }

    private static final List<String> ALL = List.of(
            """
            SELECT format('CREATE SCHEMA %I', n.nspname) FROM pg_namespace n
            WHERE @own(pg_namespace, n.oid, n.nspname) AND n.nspname <> 'public' ORDER BY n.nspname\
            """,
            """
            SELECT format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I%s', e.extname, n.nspname,
              (SELECT format(' VERSION %L', e.extversion) FROM pg_available_extensions v WHERE v.name = e.extname
                AND v.default_version <> e.extversion))
            FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname <> 'plpgsql' ORDER BY e.oid\
            """,
            """
            SELECT format('CREATE COLLATION %I.%I (provider = %s, %s%s%s)', n.nspname, c.collname,
              CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'b' THEN 'builtin' ELSE 'libc' END,
              CASE WHEN c.collprovider = 'c' THEN format('lc_collate = %L, lc_ctype = %L', c.collcollate, c.collctype)
                ELSE format('locale = %L', coalesce(to_jsonb(c) ->> 'colllocale', to_jsonb(c) ->> 'colliculocale')) END,
              CASE WHEN NOT c.collisdeterministic THEN ', deterministic = false' END,
              ', rules = ' || quote_literal(to_jsonb(c) ->> 'collicurules'))
            FROM pg_collation c JOIN pg_namespace n ON n.oid = c.collnamespace
            WHERE @own(pg_collation, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT CASE t.typtype
              WHEN 'e' THEN format('CREATE TYPE %s AS ENUM (%s)', t.oid::regtype, (SELECT string_agg(quote_literal(e.enumlabel), ', '
                ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
              WHEN 'c' THEN format('CREATE TYPE %s AS (%s)', t.oid::regtype, (SELECT string_agg(format('%I %s', a.attname,
                format_type(a.atttypid, a.atttypmod)) || CASE WHEN a.attcollation <> f.typcollation THEN ' COLLATE '
                || a.attcollation::regcollation ELSE '' END, ', ' ORDER BY a.attnum) FROM pg_attribute a JOIN pg_type f
                ON f.oid = a.atttypid WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
              WHEN 'r' THEN (SELECT format('CREATE TYPE %s AS RANGE (subtype = %s%s%s%s%s)', t.oid::regtype,
                format_type(r.rngsubtype, NULL), ', subtype_diff = ' || nullif(r.rngsubdiff, 0)::regproc,
                ', canonical = ' || nullif(r.rngcanonical, 0)::regproc,
                CASE WHEN r.rngcollation <> u.typcollation THEN ', collation = ' || r.rngcollation::regcollation END,
                ', multirange_type_name = ' || nullif((to_jsonb(r) ->> 'rngmultitypid')::oid, 0)::regtype)
                FROM pg_range r JOIN pg_type u ON u.oid = r.rngsubtype WHERE r.rngtypid = t.oid)
              ELSE format('CREATE DOMAIN %s AS %s%s%s%s', t.oid::regtype, format_type(t.typbasetype, t.typtypmod),
                CASE WHEN t.typcollation <> b.typcollation THEN ' COLLATE ' || t.typcollation::regcollation END,
                ' DEFAULT ' || t.typdefault, (SELECT string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ''
                ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid)) END
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_type b ON b.oid = t.typbasetype
              LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE @own(pg_type, t.oid, n.nspname) AND (t.typtype IN ('e', 'r', 'd') OR c.relkind = 'c') ORDER BY t.oid\
            """,
            """
            SELECT format('CREATE %sSEQUENCE %s%s%s', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' END, c.oid::regclass,
              CASE WHEN s.seqtypid <> 'int8'::regtype THEN ' AS ' || format_type(s.seqtypid, NULL) END, @sequence)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_sequence s ON s.seqrelid = c.oid
            WHERE @own(pg_class, c.oid, n.nspname) AND c.relpersistence <> 't' AND NOT EXISTS (SELECT FROM pg_depend d
              WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i') ORDER BY c.oid\
            """,
            """
            SELECT pg_get_functiondef(p.oid) FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE @own(pg_proc, p.oid, n.nspname) AND p.prokind <> 'a' AND NOT EXISTS (SELECT FROM pg_depend i
              WHERE i.classid = 'pg_proc'::regclass AND i.objid = p.oid AND i.deptype = 'i') ORDER BY p.oid\
            """,
            """
            SELECT format('CREATE OPERATOR %I.%s (FUNCTION = %s%s%s%s%s%s%s%s%s)', n.nspname, o.oprname, o.oprcode,
              ', LEFTARG = ' || format_type(nullif(o.oprleft, 0), NULL), ', RIGHTARG = ' || format_type(o.oprright, NULL),
              ', COMMUTATOR = OPERATOR(' || (SELECT x.oprnamespace::regnamespace || '.' || x.oprname FROM pg_operator x WHERE x.oid = o.oprcom) || ')',
              ', NEGATOR = OPERATOR(' || (SELECT x.oprnamespace::regnamespace || '.' || x.oprname FROM pg_operator x WHERE x.oid = o.oprnegate) || ')',
              ', RESTRICT = ' || nullif(o.oprrest, 0)::regproc, ', JOIN = ' || nullif(o.oprjoin, 0)::regproc,
              CASE WHEN o.oprcanhash THEN ', HASHES' END, CASE WHEN o.oprcanmerge THEN ', MERGES' END)
            FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace
            WHERE @own(pg_operator, o.oid, n.nspname) AND o.oprcode <> 0 ORDER BY o.oid\
            """,
            """
            SELECT format('CREATE AGGREGATE %I.%I(%s) (SFUNC = %s, STYPE = %s%s%s%s%s%s%s%s%s%s)', n.nspname, p.proname,
              coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), g.aggtransfn, format_type(g.aggtranstype, NULL),
              CASE WHEN g.aggtransspace <> 0 THEN ', SSPACE = ' || g.aggtransspace END,
              ', FINALFUNC = ' || nullif(g.aggfinalfn, 0)::regproc, CASE WHEN g.aggfinalextra THEN ', FINALFUNC_EXTRA' END,
              CASE WHEN g.aggfinalmodify <> CASE WHEN g.aggkind = 'n' THEN 'r' ELSE 'w' END THEN ', FINALFUNC_MODIFY = '
                || CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
              ', COMBINEFUNC = ' || nullif(g.aggcombinefn, 0)::regproc, ', INITCOND = ' || quote_literal(g.agginitval),
              ', SORTOP = OPERATOR(' || (SELECT x.oprnamespace::regnamespace || '.' || x.oprname FROM pg_operator x WHERE x.oid = g.aggsortop) || ')',
              CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' END,
              CASE WHEN g.aggkind = 'h' THEN ', HYPOTHETICAL' END)
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_aggregate g ON g.aggfnoid = p.oid
            WHERE @own(pg_proc, p.oid, n.nspname) ORDER BY p.oid\
            """,
            """
            SELECT format('CREATE CAST (%s AS %s) %s%s', format_type(c.castsource, NULL), format_type(c.casttarget, NULL),
              CASE c.castmethod WHEN 'f' THEN 'WITH FUNCTION ' || c.castfunc::regprocedure WHEN 'i' THEN 'WITH INOUT'
                ELSE 'WITHOUT FUNCTION' END,
              CASE c.castcontext WHEN 'a' THEN ' AS ASSIGNMENT' WHEN 'i' THEN ' AS IMPLICIT' END)
            FROM pg_cast c WHERE c.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_cast'::regclass
              AND x.objid = c.oid AND x.deptype IN ('e', 'i')) ORDER BY c.oid\
            """,
            """
            SELECT format('CREATE TEXT SEARCH DICTIONARY %I.%I (TEMPLATE = %s.%I%s)', n.nspname, d.dictname,
              t.tmplnamespace::regnamespace, t.tmplname, ', ' || d.dictinitoption)
            FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate
            WHERE @own(pg_ts_dict, d.oid, n.nspname) ORDER BY d.oid\
            """,
            """
            SELECT x.sql FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace, LATERAL (
              SELECT 0 AS at, format('CREATE TEXT SEARCH CONFIGURATION %I.%I (PARSER = %s)', n.nspname, c.cfgname,
                (SELECT format('%s.%I', p.prsnamespace::regnamespace, p.prsname) FROM pg_ts_parser p WHERE p.oid = c.cfgparser)) AS sql
              UNION ALL
              SELECT m.maptokentype, format('ALTER TEXT SEARCH CONFIGURATION %I.%I ADD MAPPING FOR %I WITH %s', n.nspname, c.cfgname,
                (SELECT y.alias FROM ts_token_type(c.cfgparser) y WHERE y.tokid = m.maptokentype),
                string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno))
              FROM pg_ts_config_map m WHERE m.mapcfg = c.oid GROUP BY m.maptokentype) x
            WHERE @own(pg_ts_config, c.oid, n.nspname) ORDER BY c.oid, x.at\
            """,
            """
            SELECT format('CREATE %sTABLE %s%s (%s)%s%s%s%s', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' END,
              CASE c.relkind WHEN 'f' THEN 'FOREIGN ' END || '', c.oid::regclass, cols.list,
              CASE WHEN NOT c.relispartition THEN (SELECT ' INHERITS (' || string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
                || ')' FROM pg_inherits i WHERE i.inhrelid = c.oid) END,
              CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) END,
              (SELECT ' SERVER ' || quote_ident(v.srvname) || coalesce(' OPTIONS (' || (SELECT string_agg(format('%I %L', o.option_name,
                o.option_value), ', ') FROM pg_options_to_table(f.ftoptions) o) || ')', '') FROM pg_foreign_table f
                JOIN pg_foreign_server v ON v.oid = f.ftserver WHERE f.ftrelid = c.oid),
              (SELECT ' WITH (' || string_agg(o, ', ') || ')' FROM (SELECT format('%I = %L', split_part(r, '=', 1),
                substr(r, position('=' in r) + 1)) AS o FROM unnest(c.reloptions) r UNION ALL SELECT format('toast.%I = %L',
                split_part(r, '=', 1), substr(r, position('=' in r) + 1)) FROM pg_class q, unnest(q.reloptions) r
                WHERE q.oid = c.reltoastrelid) x))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL (SELECT coalesce(string_agg(concat(
                format('%I %s', a.attname, format_type(a.atttypid, a.atttypmod)),
                CASE WHEN a.attstorage <> t.typstorage THEN ' STORAGE ' || CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL'
                  WHEN 'm' THEN 'MAIN' ELSE 'EXTENDED' END END,
                ' COMPRESSION ' || CASE to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
                CASE WHEN a.attcollation <> t.typcollation THEN ' COLLATE ' || a.attcollation::regcollation END,
                CASE WHEN k.conname IS NOT NULL AND k.conname <> c.relname || '_' || a.attname || '_not_null'
                  THEN format(' CONSTRAINT %I NOT NULL', k.conname) WHEN a.attnotnull AND coalesce(k.convalidated, true)
                  THEN ' NOT NULL' END, CASE WHEN k.connoinherit THEN ' NO INHERIT' END,
                CASE WHEN a.attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') '
                  || CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END
                  WHEN d.adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END,
                (SELECT format(' GENERATED %s AS IDENTITY%s', CASE a.attidentity WHEN 'a' THEN 'ALWAYS' ELSE 'BY DEFAULT' END,
                  ' (' || nullif(btrim(concat(CASE WHEN q.relname <> c.relname || '_' || a.attname || '_seq' THEN 'SEQUENCE NAME ' || q.oid::regclass END,
                  @sequence)), '') || ')')
                  FROM pg_depend p JOIN pg_class q ON q.oid = p.objid JOIN pg_sequence s ON s.seqrelid = q.oid
                  WHERE p.classid = 'pg_class'::regclass AND p.refobjid = c.oid AND p.refobjsubid = a.attnum AND p.deptype = 'i'
                    AND a.attidentity <> '')), ', ' ORDER BY a.attnum), '') AS list
              FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
                LEFT JOIN pg_constraint k ON k.conrelid = c.oid AND k.contype = 'n' AND k.conkey = ARRAY[a.attnum]
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (a.attislocal OR c.relispartition)) cols
            WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT format('ALTER TABLE %s ALTER COLUMN %I %s', c.oid::regclass, a.attname, x.what)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid,
              LATERAL (SELECT 'SET STATISTICS ' || (to_jsonb(a) ->> 'attstattarget') AS what
                WHERE coalesce(to_jsonb(a) ->> 'attstattarget', '-1') <> '-1'
                UNION ALL SELECT 'SET (' || (SELECT string_agg(o, ', ') FROM unnest(a.attoptions) o) || ')' WHERE a.attoptions IS NOT NULL
                UNION ALL SELECT 'SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = c.oid
                  AND d.adnum = a.attnum AND a.attgenerated = '' AND NOT a.attislocal AND NOT c.relispartition) x
            WHERE c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped AND @own(pg_class, c.oid, n.nspname)
            ORDER BY c.oid, a.attnum\
            """,
            """
            SELECT format('ALTER SEQUENCE %s OWNED BY %s.%I', c.oid::regclass, d.refobjid::regclass, a.attname)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_depend d ON d.classid = 'pg_class'::regclass
              AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'a'
              JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE c.relkind = 'S' AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname,
              CASE WHEN i.reloptions IS NULL THEN pg_get_constraintdef(k.oid) ELSE regexp_replace(pg_get_constraintdef(k.oid),
                '( DEFERRABLE.*)?$', ' WITH (' || array_to_string(i.reloptions, ', ') || ')\\1') END)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_class i ON i.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
            WHERE @own(pg_class, c.oid, n.nspname) AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
              AND (k.contype IN ('p', 'u', 'x', 'c') AND (k.conislocal OR c.relispartition) OR k.contype = 'f' AND k.conislocal
                OR k.contype = 'n' AND k.conislocal AND NOT c.relispartition AND NOT (SELECT a.attislocal FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum = k.conkey[1]))
            ORDER BY k.conrelid, array_position(ARRAY['p', 'u', 'x', 'c', 'n', 'f'], k.contype::text), k.oid\
            """,
            """
            SELECT format('ALTER TABLE %s ATTACH PARTITION %s %s', i.inhparent::regclass, c.oid::regclass,
              pg_get_expr(c.relpartbound, c.oid))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits i ON i.inhrelid = c.oid
            WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f') AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT format('CREATE %sVIEW %s%s AS %s%s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' END, c.oid::regclass,
              (SELECT ' WITH (' || string_agg(format('%I = %s', split_part(r, '=', 1), substr(r, position('=' in r) + 1)), ', ') || ')'
                FROM unnest(c.reloptions) r), rtrim(pg_get_viewdef(c.oid), ';'),
              CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN ' WITH NO DATA' END)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n
              ON n.oid = i.relnamespace WHERE @own(pg_class, x.indrelid, n.nspname) AND i.relpersistence <> 't' AND NOT EXISTS
              (SELECT FROM pg_constraint c WHERE c.conindid = i.oid AND c.conrelid = x.indrelid AND c.contype IN ('p', 'u', 'x'))
            ORDER BY x.indexrelid\
            """,
            """
            SELECT format('ALTER INDEX %s ATTACH PARTITION %s', h.inhparent::regclass, h.inhrelid::regclass)
            FROM pg_inherits h JOIN pg_index x ON x.indexrelid = h.inhrelid JOIN pg_class i ON i.oid = h.inhrelid JOIN pg_namespace n
              ON n.oid = i.relnamespace WHERE @own(pg_class, x.indrelid, n.nspname) AND NOT EXISTS (SELECT FROM pg_constraint c
              WHERE c.conindid = h.inhrelid) ORDER BY h.inhrelid\
            """,
            """
            SELECT format('ALTER INDEX %s ALTER COLUMN %s SET STATISTICS %s', i.oid::regclass, a.attnum, to_jsonb(a) ->> 'attstattarget')
            FROM pg_class i JOIN pg_namespace n ON n.oid = i.relnamespace JOIN pg_attribute a ON a.attrelid = i.oid
            WHERE i.relkind IN ('i', 'I') AND coalesce(to_jsonb(a) ->> 'attstattarget', '-1') <> '-1'
              AND @own(pg_class, i.oid, n.nspname) ORDER BY i.oid, a.attnum\
            """,
            """
            SELECT format('ALTER TABLE %s %s', c.oid::regclass, x.what)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL (
              SELECT 'ENABLE ROW LEVEL SECURITY' AS what WHERE c.relrowsecurity
              UNION ALL SELECT 'FORCE ROW LEVEL SECURITY' WHERE c.relforcerowsecurity
              UNION ALL SELECT 'REPLICA IDENTITY ' || CASE c.relreplident WHEN 'f' THEN 'FULL' ELSE 'NOTHING' END
                WHERE c.relreplident IN ('f', 'n') AND c.relkind IN ('r', 'p')
              UNION ALL SELECT format('REPLICA IDENTITY USING INDEX %I', i.relname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                WHERE x.indrelid = c.oid AND x.indisreplident) x
            WHERE c.relkind IN ('r', 'p') AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT concat(pg_get_statisticsobjdef(s.oid), format(E';\\nALTER STATISTICS %I.%I SET STATISTICS ', n.nspname, s.stxname)
              || nullif(to_jsonb(s) ->> 'stxstattarget', '-1'))
            FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace WHERE @own(pg_statistic_ext, s.oid, n.nspname)
            ORDER BY s.oid\
            """,
            """
            SELECT concat(pg_get_triggerdef(t.oid), CASE WHEN t.tgenabled <> 'O' THEN format(E';\\nALTER TABLE %s %s TRIGGER %I',
              t.tgrelid::regclass, CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
              t.tgname) END)
            FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT t.tgisinternal AND coalesce(to_jsonb(t) ->> 'tgparentid', '0') = '0' AND @own(pg_class, c.oid, n.nspname)
            ORDER BY t.oid\
            """,
            """
            SELECT concat(rtrim(pg_get_ruledef(r.oid), ';'), CASE WHEN r.ev_enabled <> 'O' THEN format(E';\\nALTER TABLE %s %s RULE %I',
              r.ev_class::regclass, CASE r.ev_enabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END,
              r.rulename) END)
            FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE r.rulename <> '_RETURN' AND @own(pg_class, c.oid, n.nspname) ORDER BY r.oid\
            """,
            """
            SELECT format('CREATE POLICY %I ON %s AS %s FOR %s TO %s%s%s', p.polname, p.polrelid::regclass,
              CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
              CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
              (SELECT string_agg(CASE r WHEN 0 THEN 'PUBLIC' ELSE r::regrole::text END, ', ') FROM unnest(p.polroles) r),
              ' USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', ' WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')')
            FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE @own(pg_class, c.oid, n.nspname) ORDER BY p.oid\
            """,
            """
            SELECT format('CREATE EVENT TRIGGER %I ON %I%s EXECUTE FUNCTION %s', e.evtname, e.evtevent,
              ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(x), ', ') FROM unnest(e.evttags) x) || ')',
              e.evtfoid::regprocedure) FROM pg_event_trigger e WHERE NOT EXISTS (SELECT FROM pg_depend x
              WHERE x.classid = 'pg_event_trigger'::regclass AND x.objid = e.oid AND x.deptype = 'e') ORDER BY e.oid\
            """,
            """
            SELECT format('CREATE PUBLICATION %I%s%s', p.pubname, CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE
              ' FOR TABLE ' || (SELECT string_agg(r.prrelid::regclass::text, ', ' ORDER BY r.prrelid::regclass::text)
              FROM pg_publication_rel r WHERE r.prpubid = p.oid) END,
              CASE WHEN NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate) OR p.pubviaroot THEN format(
                ' WITH (publish = %L, publish_via_partition_root = %s)', concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
                CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END,
                CASE WHEN p.pubtruncate THEN 'truncate' END), p.pubviaroot) END) FROM pg_publication p ORDER BY p.oid\
            """);
}
