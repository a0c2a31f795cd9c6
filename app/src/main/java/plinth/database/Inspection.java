package plinth.database;

import java.util.List;

/**
 * Questions to pg_catalog whose rows are statements: together they make the database again, in an order in which each names only what earlier ones
 * name first. Written for a search path without schemas.
 */
final class Inspection {
    private Inspection() {}

    /** {@code @own(class, oid, schema)}: not the system's, not an extension's; {@code @sequence}: options of pg_sequence s that are not the usual ones;
     * {@code @options(array)}: OPTIONS of something foreign but for the secret ones. */
    private static String expanded(String sql) {
        return sql.replaceAll(
                        "@own\\(([^,]+), ([^,]+), ([^)]+)\\)",
                        "$3 !~ '^pg_' AND $3 <> 'information_schema' AND NOT EXISTS (SELECT FROM pg_depend ext WHERE"
                                + " ext.classid = '$1'::regclass AND ext.objid = $2 AND ext.deptype = 'e')")
                .replaceAll(
                        "@options\\(([^)]+)\\)",
                        "(SELECT ' OPTIONS (' || string_agg(format('%I %L', opt.option_name, opt.option_value), ', ')"
                                + " || ')' FROM pg_options_to_table($1) opt WHERE"
                                + " opt.option_name !~* '" + InspectionRights.SECRET
                                + "')")
                .replace("@implied", """
                    (c.relname || CASE k.contype WHEN 'p' THEN '_pkey' ELSE (SELECT string_agg('_' || coalesce(a.attname, 'expr'), '' ORDER BY y.n)
                      FROM unnest(k.conkey) WITH ORDINALITY y (num, n) LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = y.num
                      AND y.num > 0) || CASE k.contype WHEN 'u' THEN '_key' ELSE '_excl' END END)\
                    """)
                // A foreign key to columns that an index alone makes unique.
                .replace("@byindex", """
                    (k.contype = 'f' AND NOT EXISTS (SELECT FROM pg_constraint u WHERE u.conindid = k.conindid AND u.contype IN ('p', 'u', 'x')))\
                    """)
                .replace(
                        "@storage",
                        "CASE a.attstorage WHEN 'p' THEN 'PLAIN' WHEN 'e' THEN 'EXTERNAL' WHEN 'm' THEN 'MAIN' ELSE"
                                + " 'EXTENDED' END")
                .replace(
                        "@operator",
                        "format('OPERATOR %s %s%s', a.amopstrategy, a.amopopr::regoperator, (SELECT ' FOR ORDER BY '"
                                + " || format('%s.%I', so.opfnamespace::regnamespace, so.opfname) FROM pg_opfamily so"
                                + " WHERE so.oid = a.amopsortfamily))")
                .replace(
                        "@function",
                        "format('FUNCTION %s (%s, %s) %s', p.amprocnum, format_type(p.amproclefttype, NULL),"
                                + " format_type(p.amprocrighttype, NULL), p.amproc::regprocedure)")
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

    /** Returns the questions as a server of the version {@code major} can answer them. */
    static List<String> queries(int major) {
        return ALL.stream().map(q -> ofVersion(expanded(q), major)).toList();
    }

    /** What publications can say of tables and schemas only since 15. */
    private static String ofVersion(String sql, int major) {
        return sql.replace("@filter", major < 15 ? "''" : """
            (SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')' FROM pg_attribute a
              WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)), ' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')'\
            """).replace("@schemas", major < 15 ? "NULL" : """
                (SELECT 'TABLES IN SCHEMA ' || string_agg(quote_ident(n.nspname), ', ' ORDER BY n.nspname) FROM pg_publication_namespace s
                  JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid)\
                """);
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
            SELECT format('CREATE TYPE %s', t.oid::regtype) FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
              LEFT JOIN pg_range r ON r.rngtypid = t.oid
            WHERE @own(pg_type, t.oid, n.nspname) AND (t.typtype = 'p' AND NOT t.typisdefined OR r.rngcanonical <> 0
              OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)) ORDER BY t.oid\
            """,
            """
            SELECT CASE t.typtype
              WHEN 'b' THEN format('CREATE TYPE %s (INPUT = %s, OUTPUT = %s%s)', t.oid::regtype, t.typinput, t.typoutput, concat(
                ', RECEIVE = ' || nullif(t.typreceive, 0)::regproc, ', SEND = ' || nullif(t.typsend, 0)::regproc,
                ', TYPMOD_IN = ' || nullif(t.typmodin, 0)::regproc, ', TYPMOD_OUT = ' || nullif(t.typmodout, 0)::regproc,
                ', ANALYZE = ' || nullif(t.typanalyze, 0)::regproc, ', SUBSCRIPT = ' || nullif(to_jsonb(t) ->> 'typsubscript', '-'),
                ', INTERNALLENGTH = ' || CASE t.typlen WHEN -1 THEN 'VARIABLE' ELSE t.typlen::text END,
                CASE WHEN t.typbyval THEN ', PASSEDBYVALUE' END,
                ', ALIGNMENT = ' || CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4' ELSE 'double' END,
                ', STORAGE = ' || CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END,
                ', CATEGORY = ' || quote_literal(t.typcategory::text), CASE WHEN t.typispreferred THEN ', PREFERRED = true' END,
                ', DEFAULT = ' || quote_literal(t.typdefault), ', ELEMENT = ' || nullif(t.typelem, 0)::regtype,
                CASE WHEN t.typdelim::text <> ',' THEN ', DELIMITER = ' || quote_literal(t.typdelim::text) END,
                CASE WHEN t.typcollation <> 0 THEN ', COLLATABLE = true' END))
              WHEN 'e' THEN format('CREATE TYPE %s AS ENUM (%s)', t.oid::regtype, (SELECT string_agg(quote_literal(e.enumlabel), ', '
                ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid))
              WHEN 'c' THEN format('CREATE TYPE %s AS (%s)', t.oid::regtype, (SELECT string_agg(format('%I %s', a.attname,
                format_type(a.atttypid, a.atttypmod)) || CASE WHEN a.attcollation <> f.typcollation THEN ' COLLATE '
                || a.attcollation::regcollation ELSE '' END, ', ' ORDER BY a.attnum) FROM pg_attribute a JOIN pg_type f
                ON f.oid = a.atttypid WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped))
              WHEN 'r' THEN (SELECT format('CREATE TYPE %s AS RANGE (subtype = %s%s%s%s%s%s)', t.oid::regtype,
                format_type(r.rngsubtype, NULL), ', subtype_diff = ' || nullif(r.rngsubdiff, 0)::regproc,
                ', canonical = ' || nullif(r.rngcanonical, 0)::regproc,
                (SELECT ', subtype_opclass = ' || format('%s.%I', o.opcnamespace::regnamespace, o.opcname) FROM pg_opclass o
                  WHERE o.oid = r.rngsubopc AND NOT o.opcdefault),
                CASE WHEN r.rngcollation <> u.typcollation THEN ', collation = ' || r.rngcollation::regcollation END,
                ', multirange_type_name = ' || nullif((to_jsonb(r) ->> 'rngmultitypid')::oid, 0)::regtype)
                FROM pg_range r JOIN pg_type u ON u.oid = r.rngsubtype WHERE r.rngtypid = t.oid)
              ELSE format('CREATE DOMAIN %s AS %s%s%s%s%s', t.oid::regtype, format_type(t.typbasetype, t.typtypmod),
                CASE WHEN t.typcollation <> b.typcollation THEN ' COLLATE ' || t.typcollation::regcollation END,
                ' DEFAULT ' || coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault), (SELECT string_agg(format(' CONSTRAINT %I %s', k.conname, pg_get_constraintdef(k.oid)), ''
                ORDER BY k.conname) FROM pg_constraint k WHERE k.contypid = t.oid),
                CASE WHEN t.typnotnull AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.contypid = t.oid AND k.contype = 'n')
                  THEN ' NOT NULL' END) END
            FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace LEFT JOIN pg_type b ON b.oid = t.typbasetype
              LEFT JOIN pg_class c ON c.oid = t.typrelid
            WHERE @own(pg_type, t.oid, n.nspname) AND (t.typtype IN ('e', 'r', 'd') OR c.relkind = 'c'
              OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)) ORDER BY t.oid\
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
            SELECT format('CREATE AGGREGATE %I.%I(%s) (SFUNC = %s, STYPE = %s%s%s%s%s%s%s%s%s%s%s%s)', n.nspname, p.proname,
              coalesce(nullif(pg_get_function_arguments(p.oid), ''), '*'), g.aggtransfn, format_type(g.aggtranstype, NULL),
              CASE WHEN g.aggtransspace <> 0 THEN ', SSPACE = ' || g.aggtransspace END,
              ', FINALFUNC = ' || nullif(g.aggfinalfn, 0)::regproc, CASE WHEN g.aggfinalextra THEN ', FINALFUNC_EXTRA' END,
              CASE WHEN g.aggfinalmodify <> CASE WHEN g.aggkind = 'n' THEN 'r' ELSE 'w' END THEN ', FINALFUNC_MODIFY = '
                || CASE g.aggfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
              ', COMBINEFUNC = ' || nullif(g.aggcombinefn, 0)::regproc, concat(', SERIALFUNC = ' || nullif(g.aggserialfn, 0)::regproc,
                ', DESERIALFUNC = ' || nullif(g.aggdeserialfn, 0)::regproc), concat(', MSFUNC = ' || nullif(g.aggmtransfn, 0)::regproc,
                ', MINVFUNC = ' || nullif(g.aggminvtransfn, 0)::regproc, ', MSTYPE = ' || nullif(g.aggmtranstype, 0)::regtype,
                CASE WHEN g.aggmtransspace <> 0 THEN ', MSSPACE = ' || g.aggmtransspace END,
                ', MFINALFUNC = ' || nullif(g.aggmfinalfn, 0)::regproc, CASE WHEN g.aggmfinalextra THEN ', MFINALFUNC_EXTRA' END,
                CASE WHEN g.aggmfinalmodify <> CASE WHEN g.aggkind = 'n' THEN 'r' ELSE 'w' END THEN ', MFINALFUNC_MODIFY = '
                  || CASE g.aggmfinalmodify WHEN 'r' THEN 'READ_ONLY' WHEN 's' THEN 'SHAREABLE' ELSE 'READ_WRITE' END END,
                ', MINITCOND = ' || quote_literal(g.aggminitval)), ', INITCOND = ' || quote_literal(g.agginitval),
              ', SORTOP = OPERATOR(' || (SELECT x.oprnamespace::regnamespace || '.' || x.oprname FROM pg_operator x WHERE x.oid = g.aggsortop) || ')',
              CASE p.proparallel WHEN 's' THEN ', PARALLEL = SAFE' WHEN 'r' THEN ', PARALLEL = RESTRICTED' END,
              CASE WHEN g.aggkind = 'h' THEN ', HYPOTHETICAL' END)
            FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_aggregate g ON g.aggfnoid = p.oid
            WHERE @own(pg_proc, p.oid, n.nspname) ORDER BY p.oid\
            """,
            """
            SELECT format('CREATE OPERATOR FAMILY %I.%I USING %I', n.nspname, f.opfname, m.amname)
            FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
            WHERE @own(pg_opfamily, f.oid, n.nspname) ORDER BY f.oid\
            """,
            """
            SELECT format('CREATE OPERATOR CLASS %I.%I%s FOR TYPE %s USING %I FAMILY %s.%I AS %s', n.nspname, o.opcname,
              CASE WHEN o.opcdefault THEN ' DEFAULT' END, format_type(o.opcintype, NULL), m.amname, f.opfnamespace::regnamespace, f.opfname,
              coalesce(nullif(concat_ws(', ', CASE WHEN o.opckeytype <> 0 THEN 'STORAGE ' || format_type(o.opckeytype, NULL) END,
                (SELECT string_agg(@operator, ', ' ORDER BY a.amopstrategy) FROM pg_amop a JOIN pg_depend d ON d.classid = 'pg_amop'::regclass
                  AND d.objid = a.oid AND d.refclassid = 'pg_opclass'::regclass AND d.refobjid = o.oid),
                (SELECT string_agg(@function, ', ' ORDER BY p.amprocnum) FROM pg_amproc p JOIN pg_depend d ON d.classid = 'pg_amproc'::regclass
                  AND d.objid = p.oid AND d.refclassid = 'pg_opclass'::regclass AND d.refobjid = o.oid)), ''),
                'STORAGE ' || format_type(o.opcintype, NULL)))
            FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
              JOIN pg_opfamily f ON f.oid = o.opcfamily WHERE @own(pg_opclass, o.oid, n.nspname) ORDER BY o.oid\
            """,
            """
            SELECT format('ALTER OPERATOR FAMILY %I.%I USING %I ADD %s', n.nspname, f.opfname, m.amname, concat_ws(', ',
                (SELECT string_agg(@operator, ', ' ORDER BY a.amopstrategy, a.oid) FROM pg_amop a WHERE a.amopfamily = f.oid AND NOT EXISTS
                  (SELECT FROM pg_depend d WHERE d.classid = 'pg_amop'::regclass AND d.objid = a.oid AND d.refclassid = 'pg_opclass'::regclass)),
                (SELECT string_agg(@function, ', ' ORDER BY p.amprocnum, p.oid) FROM pg_amproc p WHERE p.amprocfamily = f.oid AND NOT EXISTS
                  (SELECT FROM pg_depend d WHERE d.classid = 'pg_amproc'::regclass AND d.objid = p.oid AND d.refclassid = 'pg_opclass'::regclass))))
            FROM pg_opfamily f JOIN pg_namespace n ON n.oid = f.opfnamespace JOIN pg_am m ON m.oid = f.opfmethod
            WHERE @own(pg_opfamily, f.oid, n.nspname) AND EXISTS (SELECT FROM pg_depend d WHERE d.refclassid = 'pg_opfamily'::regclass
              AND d.refobjid = f.oid AND d.classid IN ('pg_amop'::regclass, 'pg_amproc'::regclass)) ORDER BY f.oid\
            """,
            """
            SELECT format('CREATE %sCONVERSION %I.%I FOR %L TO %L FROM %s', CASE WHEN c.condefault THEN 'DEFAULT ' END, n.nspname, c.conname,
              pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc)
            FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE @own(pg_conversion, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT format('CREATE %sLANGUAGE %I%s', CASE WHEN l.lanpltrusted THEN 'TRUSTED ' END, l.lanname, concat(
              ' HANDLER ' || nullif(l.lanplcallfoid, 0)::regproc, ' INLINE ' || nullif(l.laninline, 0)::regproc,
              ' VALIDATOR ' || nullif(l.lanvalidator, 0)::regproc))
            FROM pg_language l WHERE l.oid >= 16384 AND @own(pg_language, l.oid, 'own') ORDER BY l.oid\
            """,
            """
            SELECT format('CREATE TRANSFORM FOR %s LANGUAGE %I (%s)', format_type(t.trftype, NULL), l.lanname, concat_ws(', ',
              'FROM SQL WITH FUNCTION ' || nullif(t.trffromsql, 0)::regprocedure, 'TO SQL WITH FUNCTION ' || nullif(t.trftosql, 0)::regprocedure))
            FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang WHERE t.oid >= 16384 AND @own(pg_transform, t.oid, 'own') ORDER BY t.oid\
            """,
            """
            SELECT format('CREATE ACCESS METHOD %I TYPE %s HANDLER %s', m.amname, CASE m.amtype WHEN 't' THEN 'TABLE' ELSE 'INDEX' END, m.amhandler)
            FROM pg_am m WHERE m.oid >= 16384 AND @own(pg_am, m.oid, 'own') ORDER BY m.oid\
            """,
            """
            SELECT format('CREATE FOREIGN DATA WRAPPER %I%s', w.fdwname, concat(' HANDLER ' || nullif(w.fdwhandler, 0)::regproc,
              ' VALIDATOR ' || nullif(w.fdwvalidator, 0)::regproc, @options(w.fdwoptions)))
            FROM pg_foreign_data_wrapper w WHERE @own(pg_foreign_data_wrapper, w.oid, 'own') ORDER BY w.oid\
            """,
            """
            SELECT format('CREATE SERVER %I%s FOREIGN DATA WRAPPER %I%s', s.srvname, concat(' TYPE ' || quote_literal(s.srvtype),
              ' VERSION ' || quote_literal(s.srvversion)), w.fdwname, @options(s.srvoptions))
            FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
            WHERE @own(pg_foreign_server, s.oid, 'own') ORDER BY s.oid\
            """,
            """
            SELECT format('CREATE USER MAPPING FOR %s SERVER %I%s', CASE m.umuser WHEN 0 THEN 'PUBLIC' ELSE quote_ident(m.usename) END, m.srvname,
              @options(m.umoptions)) FROM pg_user_mappings m ORDER BY m.umid\
            """,
            """
            SELECT format('CREATE TEXT SEARCH PARSER %I.%I (START = %s, GETTOKEN = %s, END = %s, LEXTYPES = %s%s)', n.nspname, p.prsname,
              p.prsstart, p.prstoken, p.prsend, p.prslextype, ', HEADLINE = ' || nullif(p.prsheadline, 0)::regproc)
            FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE @own(pg_ts_parser, p.oid, n.nspname) ORDER BY p.oid\
            """,
            """
            SELECT format('CREATE TEXT SEARCH TEMPLATE %I.%I (LEXIZE = %s%s)', n.nspname, t.tmplname, t.tmpllexize,
              ', INIT = ' || nullif(t.tmplinit, 0)::regproc)
            FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE @own(pg_ts_template, t.oid, n.nspname) ORDER BY t.oid\
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
            SELECT format('CREATE %s%sTABLE %s%s%s%s%s%s%s%s', CASE c.relpersistence WHEN 'u' THEN 'UNLOGGED ' END,
              CASE c.relkind WHEN 'f' THEN 'FOREIGN ' END, c.oid::regclass, ' OF ' || nullif(c.reloftype, 0)::regtype,
              CASE WHEN c.reloftype = 0 OR cols.list <> '' THEN ' (' || cols.list || ')' END,
              CASE WHEN NOT c.relispartition THEN (SELECT ' INHERITS (' || string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
                || ')' FROM pg_inherits i WHERE i.inhrelid = c.oid) END,
              CASE WHEN c.relkind = 'p' THEN ' PARTITION BY ' || pg_get_partkeydef(c.oid) END,
              (SELECT concat(' SERVER ' || quote_ident(v.srvname), @options(f.ftoptions)) FROM pg_foreign_table f
                JOIN pg_foreign_server v ON v.oid = f.ftserver WHERE f.ftrelid = c.oid),
              (SELECT ' USING ' || quote_ident(m.amname) FROM pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap'),
              (SELECT ' WITH (' || string_agg(o, ', ') || ')' FROM (SELECT format('%I = %L', split_part(r, '=', 1),
                substr(r, position('=' in r) + 1)) AS o FROM unnest(c.reloptions) r UNION ALL SELECT format('toast.%I = %L',
                split_part(r, '=', 1), substr(r, position('=' in r) + 1)) FROM pg_class q, unnest(q.reloptions) r
                WHERE q.oid = c.reltoastrelid) x), (SELECT ' TABLESPACE ' || quote_ident(s.spcname) FROM pg_tablespace s
                WHERE s.oid = c.reltablespace))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL (SELECT coalesce(string_agg(concat(
                quote_ident(a.attname), CASE WHEN c.reloftype = 0 THEN ' ' || format_type(a.atttypid, a.atttypmod) END,
                CASE WHEN a.attstorage <> t.typstorage THEN ' STORAGE ' || @storage END,
                ' COMPRESSION ' || CASE to_jsonb(a) ->> 'attcompression' WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END,
                @options(a.attfdwoptions),
                CASE WHEN a.attcollation <> t.typcollation AND c.reloftype = 0 THEN ' COLLATE ' || a.attcollation::regcollation END,
                CASE WHEN k.conname IS NOT NULL AND k.conname <> c.relname || '_' || a.attname || '_not_null'
                  THEN format(' CONSTRAINT %I NOT NULL', k.conname) WHEN k.conname IS NOT NULL OR a.attnotnull
                  AND NOT EXISTS (SELECT FROM pg_constraint x WHERE x.conrelid = c.oid AND x.contype = 'n' AND x.conkey = ARRAY[a.attnum])
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
                  AND (k.conislocal OR c.relispartition) AND k.convalidated
              WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND (a.attislocal OR c.relispartition)
                AND (c.reloftype = 0 OR d.adbin IS NOT NULL OR k.conname IS NOT NULL OR a.attstorage <> t.typstorage)) cols
            WHERE c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't' AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT format('ALTER SEQUENCE %s AS %s MINVALUE %s MAXVALUE %s', c.oid::regclass, format_type(s.seqtypid, NULL), s.seqmin, s.seqmax)
            FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.deptype = 'i'
              JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
            WHERE @own(pg_class, c.oid, n.nspname) AND c.relpersistence <> 't' AND s.seqtypid <> a.atttypid ORDER BY c.oid\
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
              CASE WHEN i.reloptions IS NULL OR k.contype = 'x' THEN pg_get_constraintdef(k.oid) ELSE regexp_replace(pg_get_constraintdef(k.oid),
                '( DEFERRABLE.*)?$', ' WITH (' || array_to_string(i.reloptions, ', ') || ')\\1') END)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_class i ON i.oid = k.conindid AND k.contype IN ('p', 'u', 'x')
            WHERE @own(pg_class, c.oid, n.nspname) AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
              AND (k.contype = 'c' AND (k.conislocal OR c.relispartition) OR k.contype = 'f' AND (k.conislocal OR c.relispartition AND k.connoinherit)
                OR k.contype IN ('p', 'u', 'x') AND (k.conislocal OR k.conparentid = 0 OR k.connoinherit
                OR i.reloptions IS NOT NULL OR octet_length(@implied) > 62)
                OR k.contype = 'n' AND k.conislocal AND NOT k.convalidated
                OR k.contype = 'n' AND k.conislocal AND NOT c.relispartition AND NOT (SELECT a.attislocal FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum = k.conkey[1])) AND NOT @byindex
            ORDER BY k.contype = 'f', k.conrelid, array_position(ARRAY['p', 'u', 'x', 'c', 'n'], k.contype::text), k.oid\
            """,
            """
            SELECT format('ALTER TABLE %s ATTACH PARTITION %s %s', i.inhparent::regclass, c.oid::regclass,
              pg_get_expr(c.relpartbound, c.oid))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_inherits i ON i.inhrelid = c.oid
            WHERE c.relispartition AND c.relkind IN ('r', 'p', 'f') AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT format('ALTER TABLE %s RENAME CONSTRAINT %I TO %I', c.oid::regclass, @implied, k.conname)
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_class i ON i.oid = k.conindid
            WHERE @own(pg_class, c.oid, n.nspname) AND k.contype IN ('p', 'u', 'x') AND NOT k.conislocal AND k.conparentid <> 0
              AND NOT k.connoinherit AND i.reloptions IS NULL AND octet_length(@implied) <= 62 AND k.conname <> @implied ORDER BY k.oid\
            """,
            """
            SELECT format('CREATE %sVIEW %s%s AS %s%s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED ' END, c.oid::regclass,
              concat((SELECT ' USING ' || quote_ident(m.amname) FROM pg_am m WHERE m.oid = c.relam AND m.amname <> 'heap'),
                (SELECT ' WITH (' || string_agg(format('%I = %s', split_part(r, '=', 1), substr(r, position('=' in r) + 1)), ', ') || ')'
                FROM unnest(c.reloptions) r), (SELECT ' TABLESPACE ' || quote_ident(s.spcname) FROM pg_tablespace s WHERE s.oid = c.reltablespace)),
              rtrim(pg_get_viewdef(c.oid), ';'),
              CASE WHEN c.relkind = 'm' AND NOT c.relispopulated THEN ' WITH NO DATA' END)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
            """,
            """
            SELECT format('ALTER %s %s ALTER COLUMN %I %s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'f' THEN 'FOREIGN TABLE ONLY'
              ELSE 'TABLE ONLY' END, c.oid::regclass, a.attname, x.what)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid,
              LATERAL (SELECT 'SET STATISTICS ' || (to_jsonb(a) ->> 'attstattarget') AS what
                WHERE coalesce(to_jsonb(a) ->> 'attstattarget', '-1') <> '-1'
                UNION ALL SELECT 'SET (' || (SELECT string_agg(o, ', ') FROM unnest(a.attoptions) o) || ')' WHERE a.attoptions IS NOT NULL
                UNION ALL SELECT 'SET DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) FROM pg_attrdef d WHERE d.adrelid = c.oid
                  AND d.adnum = a.attnum AND a.attgenerated = '' AND NOT a.attislocal AND NOT c.relispartition
                UNION ALL SELECT 'DROP DEFAULT' WHERE NOT a.attislocal AND NOT c.relispartition AND NOT a.atthasdef AND EXISTS (SELECT
                  FROM pg_inherits h JOIN pg_attribute p ON p.attrelid = h.inhparent AND p.attname = a.attname WHERE h.inhrelid = c.oid AND p.atthasdef)
                UNION ALL SELECT 'SET STORAGE ' || @storage FROM pg_type t WHERE t.oid = a.atttypid AND (c.relkind = 'm'
                  AND a.attstorage <> t.typstorage OR NOT a.attislocal AND NOT c.relispartition AND a.attstorage <> (SELECT p.attstorage
                  FROM pg_inherits h JOIN pg_attribute p ON p.attrelid = h.inhparent AND p.attname = a.attname WHERE h.inhrelid = c.oid
                  ORDER BY h.inhseqno LIMIT 1))) x
            WHERE c.relkind IN ('r', 'p', 'f', 'm') AND a.attnum > 0 AND NOT a.attisdropped AND @own(pg_class, c.oid, n.nspname)
            ORDER BY c.oid, a.attnum\
            """,
            """
            SELECT format('ALTER VIEW %s ALTER COLUMN %I SET DEFAULT %s', c.oid::regclass, a.attname, pg_get_expr(d.adbin, d.adrelid))
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_attribute a ON a.attrelid = c.oid
              JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
            WHERE c.relkind = 'v' AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid, a.attnum\
            """,
            """
            SELECT pg_get_indexdef(x.indexrelid) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_namespace n
              ON n.oid = i.relnamespace WHERE @own(pg_class, x.indrelid, n.nspname) AND i.relpersistence <> 't' AND NOT EXISTS
              (SELECT FROM pg_constraint c WHERE c.conindid = i.oid AND c.conrelid = x.indrelid AND c.contype IN ('p', 'u', 'x'))
            ORDER BY x.indexrelid\
            """,
            """
            SELECT format('ALTER TABLE ONLY %s ADD CONSTRAINT %I %s', k.conrelid::regclass, k.conname, pg_get_constraintdef(k.oid))
            FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE @own(pg_class, c.oid, n.nspname) AND c.relkind IN ('r', 'p', 'f') AND c.relpersistence <> 't'
              AND (k.conislocal OR c.relispartition AND k.connoinherit) AND @byindex ORDER BY k.conrelid, k.oid\
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
            SELECT format('ALTER INDEX %s SET %s', i.oid::regclass, x.what) FROM pg_index y JOIN pg_class i ON i.oid = y.indexrelid
              JOIN pg_namespace n ON n.oid = i.relnamespace, LATERAL (
              SELECT 'TABLESPACE ' || quote_ident(s.spcname) AS what FROM pg_tablespace s WHERE s.oid = i.reltablespace
              UNION ALL SELECT '(' || array_to_string(i.reloptions, ', ') || ')' WHERE i.reloptions IS NOT NULL AND EXISTS (SELECT
                FROM pg_constraint k WHERE k.conindid = i.oid AND k.contype = 'x')) x
            WHERE @own(pg_class, y.indrelid, n.nspname) AND i.relpersistence <> 't' ORDER BY i.oid\
            """,
            """
            SELECT format('ALTER %s %s %s', CASE c.relkind WHEN 'm' THEN 'MATERIALIZED VIEW' ELSE 'TABLE' END, c.oid::regclass, x.what)
            FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace, LATERAL (
              SELECT 'ENABLE ROW LEVEL SECURITY' AS what WHERE c.relrowsecurity
              UNION ALL SELECT 'FORCE ROW LEVEL SECURITY' WHERE c.relforcerowsecurity
              UNION ALL SELECT 'REPLICA IDENTITY ' || CASE c.relreplident WHEN 'f' THEN 'FULL' ELSE 'NOTHING' END
                WHERE c.relreplident IN ('f', 'n') AND c.relkind IN ('r', 'p')
              UNION ALL SELECT format('REPLICA IDENTITY USING INDEX %I', i.relname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                WHERE x.indrelid = c.oid AND x.indisreplident
              UNION ALL SELECT format('CLUSTER ON %I', i.relname) FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid
                WHERE x.indrelid = c.oid AND x.indisclustered) x
            WHERE c.relkind IN ('r', 'p', 'm') AND @own(pg_class, c.oid, n.nspname) ORDER BY c.oid\
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
            SELECT format('ALTER TABLE %s %s TRIGGER %I', t.tgrelid::regclass, CASE t.tgenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' THEN
              'ENABLE REPLICA' WHEN 'A' THEN 'ENABLE ALWAYS' ELSE 'ENABLE' END, t.tgname)
            FROM pg_trigger t JOIN pg_trigger u ON u.oid::text = to_jsonb(t) ->> 'tgparentid' JOIN pg_class c ON c.oid = t.tgrelid
              JOIN pg_namespace n ON n.oid = c.relnamespace
            WHERE NOT t.tgisinternal AND t.tgenabled <> u.tgenabled AND @own(pg_class, c.oid, n.nspname) ORDER BY t.oid\
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
            SELECT concat(format('CREATE EVENT TRIGGER %I ON %I%s EXECUTE FUNCTION %s', e.evtname, e.evtevent,
              ' WHEN TAG IN (' || (SELECT string_agg(quote_literal(x), ', ') FROM unnest(e.evttags) x) || ')', e.evtfoid::regprocedure),
              CASE WHEN e.evtenabled <> 'O' THEN format(E';\\nALTER EVENT TRIGGER %I %s', e.evtname, CASE e.evtenabled WHEN 'D' THEN 'DISABLE'
                WHEN 'R' THEN 'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END) END) FROM pg_event_trigger e WHERE NOT EXISTS (SELECT FROM pg_depend x
              WHERE x.classid = 'pg_event_trigger'::regclass AND x.objid = e.oid AND x.deptype = 'e') ORDER BY e.oid\
            """,
            """
            SELECT format('CREATE PUBLICATION %I%s%s', p.pubname, CASE WHEN p.puballtables THEN ' FOR ALL TABLES' ELSE
              ' FOR ' || nullif(concat_ws(', ', (SELECT 'TABLE ' || string_agg(concat('ONLY ', r.prrelid::regclass, @filter), ', '
                  ORDER BY r.prrelid::regclass::text) FROM pg_publication_rel r WHERE r.prpubid = p.oid), @schemas), '') END,
              CASE WHEN NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate) OR p.pubviaroot
                  OR coalesce(to_jsonb(p) ->> 'pubgencols', 'n') <> 'n' THEN format(
                ' WITH (publish = %L, publish_via_partition_root = %s%s)', concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
                CASE WHEN p.pubupdate THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END,
                CASE WHEN p.pubtruncate THEN 'truncate' END), CASE WHEN p.pubviaroot THEN 'true' ELSE 'false' END,
                CASE WHEN to_jsonb(p) ->> 'pubgencols' = 's' THEN ', publish_generated_columns = stored' END) END)
            FROM pg_publication p ORDER BY p.oid\
            """);
}
