package plinth.database;

/** Questions to pg_catalog for comments and for rights: who may do what beyond what an owner gives by doing nothing. */
final class InspectionRights {
    private InspectionRights() {}

    /** Names of options that hold what is secret. */
    static final String SECRET = "pass(word|phrase|wd)|secret|token|credential|(api|access|private)_?key";

    private static final String OF_THIS_DATABASE =
            " FROM pg_subscription s WHERE s.subdbid = (SELECT oid FROM pg_database WHERE datname ="
                    + " current_database()) ";

    /** Subscriptions that connect to nothing when they are made, without the password of their connection. */
    static final String SUBSCRIPTIONS =
            """
                SELECT format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %s WITH (%s)', s.subname, btrim(regexp_replace(regexp_replace(
                    s.subconninfo, '(password|sslpassword)\\s*=\\s*(''([^''\\\\]|\\\\.)*''|[^\\s&]*)', '', 'gi'), '(://[^:@/]*):[^@/]*@', '\\1@')),
                  (SELECT string_agg(quote_ident(p), ', ' ORDER BY n) FROM unnest(s.subpublications) WITH ORDINALITY x (p, n)),
                  concat_ws(', ', 'connect = false', CASE WHEN s.subslotname IS DISTINCT FROM s.subname
                      THEN 'slot_name = ' || coalesce(quote_literal(s.subslotname), 'NONE') END,
                    CASE WHEN j ->> 'subbinary' = 'true' THEN 'binary = true' END,
                    'streaming = ' || CASE j ->> 'substream' WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' WHEN 'true' THEN 'on' ELSE 'off' END,
                    CASE WHEN s.subsynccommit <> 'off' THEN 'synchronous_commit = ' || quote_literal(s.subsynccommit) END,
                    CASE WHEN j ->> 'subtwophasestate' <> 'd' THEN 'two_phase = on' END,
                    CASE WHEN j ->> 'subdisableonerr' = 'true' THEN 'disable_on_error = true' END,
                    CASE WHEN j ->> 'subpasswordrequired' = 'false' THEN 'password_required = false' END,
                    CASE WHEN j ->> 'subrunasowner' = 'true' THEN 'run_as_owner = true' END,
                    'origin = ' || nullif(j ->> 'suborigin', 'any'), CASE WHEN j ->> 'subfailover' = 'true' THEN 'failover = true' END))\
                """ + OF_THIS_DATABASE.replace("WHERE", ", to_jsonb(s) j WHERE") + "ORDER BY s.oid";

    /** What those statements do not say. */
    static final String SUBSCRIPTIONS_CHANGED =
            """
                SELECT 'password of the subscription', s.subname, 'it is not written'
                """ + OF_THIS_DATABASE + """
                AND (s.subconninfo ~* 'password\\s*=' OR s.subconninfo ~ '://[^:@/]*:[^@/]*@')
                UNION ALL SELECT 'enabling of the subscription', s.subname, 'it is written disabled, since it would take the place of this one'
                """ + OF_THIS_DATABASE + "AND s.subenabled ORDER BY 1, 2";

    static final String SUBSCRIPTIONS_UNSEEN =
            "SELECT 'subscription', s.subname, 'only a superuser sees its connection'" + OF_THIS_DATABASE
                    + "ORDER BY 2";

    static final String COMMENTS = """
        SELECT format('COMMENT ON %s %s IS %L', CASE
            WHEN o.type LIKE '%column' THEN 'COLUMN' WHEN o.type LIKE '%constraint' THEN 'CONSTRAINT'
            WHEN o.type = 'composite type' THEN 'TYPE' WHEN o.type = 'statistics object' THEN 'STATISTICS'
            WHEN o.type = 'foreign-data wrapper' THEN 'FOREIGN DATA WRAPPER' ELSE upper(o.type) END,
          CASE WHEN o.type = 'domain constraint' THEN (SELECT format('%I ON DOMAIN %s', k.conname, k.contypid::regtype)
            FROM pg_constraint k WHERE k.oid = d.objoid)
            WHEN o.type = 'aggregate' THEN replace(o.identity, '()', '(*)')
            WHEN o.type = 'transform' THEN replace(o.identity, ' on language ', ' LANGUAGE ') ELSE o.identity END,
          d.description)
        FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
        WHERE d.objoid >= 16384 AND o.schema IS DISTINCT FROM 'information_schema' AND o.type IS NOT NULL
          AND d.classoid <> 'pg_extension'::regclass AND o.type <> 'large object'
          AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = d.classoid AND x.objid = d.objoid AND x.deptype = 'e')
        UNION ALL
        SELECT format('SECURITY LABEL FOR %I ON %s %s IS %L', l.provider, upper(l.objtype), l.objname, l.label) FROM pg_seclabels l
        WHERE l.objoid >= 16384 AND l.objnamespace IS DISTINCT FROM 'information_schema'::regnamespace
        UNION ALL
        SELECT format('COMMENT ON SCHEMA public IS %L', d.description) FROM pg_description d
        WHERE d.classoid = 'pg_namespace'::regclass AND d.objoid = 'public'::regnamespace AND d.description <> 'standard public schema'
        UNION ALL
        SELECT format('COMMENT ON EXTENSION %I IS %L', e.extname, d.description) FROM pg_description d JOIN pg_extension e
          ON e.oid = d.objoid JOIN pg_available_extensions v ON v.name = e.extname
        WHERE d.classoid = 'pg_extension'::regclass AND d.description <> v.comment
        ORDER BY 1\
        """;

    static final String RIGHTS = """
        WITH objects (kind, name, code, acl, owner, usual) AS (
          SELECT CASE c.relkind WHEN 'S' THEN 'SEQUENCE' ELSE 'TABLE' END, c.oid::regclass::text,
            CASE c.relkind WHEN 'S' THEN 's'::"char" ELSE 'r'::"char" END, c.relacl, c.relowner, NULL::aclitem[]
          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE c.relkind IN ('r', 'p', 'v', 'm', 'f', 'S') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_class'::regclass AND x.objid = c.oid AND x.deptype = 'e')
          UNION ALL
          SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' ELSE 'FUNCTION' END, p.oid::regprocedure::text, 'f', p.proacl, p.proowner, NULL
          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_proc'::regclass AND x.objid = p.oid AND x.deptype = 'e')
          UNION ALL
          SELECT 'SCHEMA', quote_ident(n.nspname), 'n', n.nspacl, n.nspowner, CASE n.nspname WHEN 'public' THEN
            acldefault('n', n.nspowner) || makeaclitem(0, n.nspowner, CASE WHEN current_setting('server_version_num')::int < 150000
              THEN 'USAGE, CREATE' ELSE 'USAGE' END, false) END FROM pg_namespace n
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
          UNION ALL
          SELECT 'TYPE', t.oid::regtype::text, 'T', t.typacl, t.typowner, NULL FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND t.typacl IS NOT NULL
          UNION ALL
          SELECT 'LANGUAGE', quote_ident(l.lanname), 'l', l.lanacl, l.lanowner, NULL FROM pg_language l WHERE l.lanpltrusted
          UNION ALL
          SELECT 'FOREIGN DATA WRAPPER', quote_ident(w.fdwname), 'F', w.fdwacl, w.fdwowner, NULL FROM pg_foreign_data_wrapper w
          UNION ALL
          SELECT 'FOREIGN SERVER', quote_ident(v.srvname), 'S', v.srvacl, v.srvowner, NULL FROM pg_foreign_server v),
        rights (kind, name, verb, grantee, privilege, grantable) AS (
          SELECT o.kind, o.name, 'GRANT', x.grantee, x.privilege_type, x.is_grantable FROM objects o, aclexplode(o.acl) x
          WHERE o.acl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(coalesce(o.usual, acldefault(o.code, o.owner))) y
            WHERE y.grantee = x.grantee AND y.privilege_type = x.privilege_type AND y.is_grantable = x.is_grantable)
          UNION ALL
          SELECT o.kind, o.name, 'REVOKE', y.grantee, y.privilege_type, false FROM objects o,
            aclexplode(coalesce(o.usual, acldefault(o.code, o.owner))) y WHERE o.acl IS NOT NULL AND NOT EXISTS (SELECT FROM aclexplode(o.acl) x
            WHERE y.grantee = x.grantee AND y.privilege_type = x.privilege_type))
        SELECT format('%s %s ON %s %s %s %s%s', verb, string_agg(privilege, ', ' ORDER BY privilege), kind, name,
          CASE verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END, CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
          CASE WHEN grantable THEN ' WITH GRANT OPTION' END)
        FROM rights GROUP BY verb, kind, name, grantee, grantable ORDER BY verb DESC, kind, name, grantee\
        """;

    static final String COLUMN_RIGHTS = """
        SELECT format('GRANT %s ON TABLE %s TO %s%s', string_agg(format('%s (%I)', x.privilege_type, a.attname), ', '
            ORDER BY x.privilege_type, a.attnum), a.attrelid::regclass, CASE x.grantee WHEN 0 THEN 'PUBLIC'
            ELSE x.grantee::regrole::text END, CASE WHEN x.is_grantable THEN ' WITH GRANT OPTION' END)
        FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace,
          aclexplode(a.attacl) x
        WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND a.attacl IS NOT NULL AND NOT a.attisdropped
        GROUP BY a.attrelid, x.grantee, x.is_grantable ORDER BY 1\
        """;

    static final String DEFAULT_RIGHTS = """
        WITH rights AS (
          SELECT d.oid, 'GRANT' AS verb, x.grantee, x.privilege_type, x.is_grantable FROM pg_default_acl d, aclexplode(d.defaclacl) x
          WHERE d.defaclnamespace <> 0 OR NOT EXISTS (SELECT FROM aclexplode(acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's'
            ELSE d.defaclobjtype END, d.defaclrole)) y WHERE y.grantee = x.grantee AND y.privilege_type = x.privilege_type
            AND y.is_grantable = x.is_grantable)
          UNION ALL
          SELECT d.oid, 'REVOKE', y.grantee, y.privilege_type, false FROM pg_default_acl d, aclexplode(acldefault(CASE d.defaclobjtype
            WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)) y WHERE d.defaclnamespace = 0 AND NOT EXISTS (SELECT FROM
            aclexplode(d.defaclacl) x WHERE y.grantee = x.grantee AND y.privilege_type = x.privilege_type))
        SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %s%s %s %s ON %s %s %s%s', d.defaclrole::regrole,
          ' IN SCHEMA ' || nullif(d.defaclnamespace, 0)::regnamespace, r.verb, string_agg(r.privilege_type, ', ' ORDER BY r.privilege_type),
          CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS' WHEN 'T' THEN 'TYPES'
            WHEN 'L' THEN 'LARGE OBJECTS' ELSE 'SCHEMAS' END, CASE r.verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END,
          CASE r.grantee WHEN 0 THEN 'PUBLIC' ELSE r.grantee::regrole::text END, CASE WHEN r.is_grantable THEN ' WITH GRANT OPTION' END)
        FROM rights r JOIN pg_default_acl d ON d.oid = r.oid GROUP BY d.oid, d.defaclrole, d.defaclnamespace, d.defaclobjtype, r.verb,
          r.grantee, r.is_grantable ORDER BY 1\
        """;

    private static final String OWNED = """
        WITH owned (kind, name, owner, class, oid, of) AS (
          SELECT 'SCHEMA', quote_ident(n.nspname), n.nspowner, 'pg_namespace'::regclass, n.oid, n.oid FROM pg_namespace n
          WHERE n.nspname <> 'public' OR n.nspowner <> coalesce((SELECT oid FROM pg_roles WHERE rolname = 'pg_database_owner'), 10)
          UNION ALL
          SELECT CASE c.relkind WHEN 'f' THEN 'FOREIGN TABLE' WHEN 'v' THEN 'VIEW' WHEN 'm' THEN 'MATERIALIZED VIEW' WHEN 'S' THEN 'SEQUENCE'
            ELSE 'TABLE' END, c.oid::regclass::text, c.relowner, 'pg_class', c.oid, c.relnamespace
          FROM pg_class c WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S') AND c.relpersistence <> 't' AND NOT EXISTS (SELECT
            FROM pg_depend d WHERE c.relkind = 'S' AND d.classid = 'pg_class'::regclass AND d.objid = c.oid
            AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i'))
          UNION ALL
          SELECT CASE t.typtype WHEN 'd' THEN 'DOMAIN' ELSE 'TYPE' END, t.oid::regtype::text, t.typowner, 'pg_type', t.oid, t.typnamespace
          FROM pg_type t LEFT JOIN pg_class c ON c.oid = t.typrelid WHERE t.typtype IN ('e', 'd', 'r') OR c.relkind = 'c'
            OR t.typtype = 'b' AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
          UNION ALL
          SELECT CASE p.prokind WHEN 'p' THEN 'PROCEDURE' WHEN 'a' THEN 'AGGREGATE' ELSE 'FUNCTION' END, CASE WHEN p.prokind = 'a'
            AND p.pronargs = 0 THEN replace(p.oid::regprocedure::text, '()', '(*)') ELSE p.oid::regprocedure::text END, p.proowner, 'pg_proc',
            p.oid, p.pronamespace FROM pg_proc p WHERE NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_proc'::regclass
            AND i.objid = p.oid AND i.deptype = 'i')
          UNION ALL
          SELECT 'OPERATOR', o.oid::regoperator::text, o.oprowner, 'pg_operator', o.oid, o.oprnamespace FROM pg_operator o WHERE o.oprcode <> 0
          UNION ALL
          SELECT 'COLLATION', o.oid::regcollation::text, o.collowner, 'pg_collation', o.oid, o.collnamespace FROM pg_collation o
          UNION ALL
          SELECT 'TEXT SEARCH CONFIGURATION', o.oid::regconfig::text, o.cfgowner, 'pg_ts_config', o.oid, o.cfgnamespace FROM pg_ts_config o
          UNION ALL
          SELECT 'TEXT SEARCH DICTIONARY', o.oid::regdictionary::text, o.dictowner, 'pg_ts_dict', o.oid, o.dictnamespace FROM pg_ts_dict o
          UNION ALL
          SELECT 'STATISTICS', format('%I.%I', n.nspname, o.stxname), o.stxowner, 'pg_statistic_ext', o.oid, n.oid
          FROM pg_statistic_ext o JOIN pg_namespace n ON n.oid = o.stxnamespace
          UNION ALL
          SELECT 'OPERATOR FAMILY', format('%I.%I USING %I', n.nspname, o.opfname, m.amname), o.opfowner, 'pg_opfamily', o.oid, n.oid
          FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am m ON m.oid = o.opfmethod
          UNION ALL
          SELECT 'OPERATOR CLASS', format('%I.%I USING %I', n.nspname, o.opcname, m.amname), o.opcowner, 'pg_opclass', o.oid, n.oid
          FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod
          UNION ALL
          SELECT 'CONVERSION', format('%I.%I', n.nspname, o.conname), o.conowner, 'pg_conversion', o.oid, n.oid
          FROM pg_conversion o JOIN pg_namespace n ON n.oid = o.connamespace
          UNION ALL
          SELECT 'LANGUAGE', quote_ident(o.lanname), o.lanowner, 'pg_language', o.oid, NULL FROM pg_language o
          UNION ALL
          SELECT 'FOREIGN DATA WRAPPER', quote_ident(o.fdwname), o.fdwowner, 'pg_foreign_data_wrapper', o.oid, NULL
          FROM pg_foreign_data_wrapper o
          UNION ALL
          SELECT 'SERVER', quote_ident(o.srvname), o.srvowner, 'pg_foreign_server', o.oid, NULL FROM pg_foreign_server o
          UNION ALL
          SELECT 'EVENT TRIGGER', quote_ident(o.evtname), o.evtowner, 'pg_event_trigger', o.oid, NULL FROM pg_event_trigger o
          UNION ALL
          SELECT 'PUBLICATION', quote_ident(o.pubname), o.pubowner, 'pg_publication', o.oid, NULL FROM pg_publication o),
        own AS (SELECT o.*, pg_get_userbyid(o.owner) AS role FROM owned o LEFT JOIN pg_namespace n ON n.oid = o.of
          WHERE (o.oid >= 16384 OR o.oid = 'public'::regnamespace) AND (n.oid IS NULL OR n.nspname !~ '^pg_' AND n.nspname <> 'information_schema')
            AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = o.class AND x.objid = o.oid AND x.deptype = 'e'))
        """;

    /** Who owns what. A sequence that belongs to a column has its table's owner always. */
    static final String OWNERS = OWNED + """
        SELECT format('ALTER %s %s OWNER TO %I', kind, name, role) FROM own ORDER BY kind, name\
        """;

    /** Whose objects there are beside those of the role that asks. */
    static final String OTHER_OWNERS = OWNED + """
        SELECT 'owner', role, format('of %s object%s; --owners writes it', count(*), CASE WHEN count(*) <> 1 THEN 's' END)
        FROM own WHERE role <> current_user GROUP BY role ORDER BY role\
        """;

    /** What there is and no statement holds: its kind, its name, and why. */
    static final String LEFT_OUT = """
        SELECT 'options of the foreign data wrapper', w.fdwname, format('%s not written, may be secret', string_agg(o.option_name, ', '))
        FROM pg_foreign_data_wrapper w, pg_options_to_table(w.fdwoptions) o WHERE o.option_name ~* '@secret' GROUP BY w.fdwname
        UNION ALL
        SELECT 'options of the foreign server', s.srvname, format('%s not written, may be secret', string_agg(o.option_name, ', '))
        FROM pg_foreign_server s, pg_options_to_table(s.srvoptions) o WHERE o.option_name ~* '@secret' GROUP BY s.srvname
        UNION ALL
        SELECT 'options of the user mapping', format('for %s on %s', m.usename, m.srvname),
          format('%s not written, may be secret', string_agg(o.option_name, ', '))
        FROM pg_user_mappings m, pg_options_to_table(m.umoptions) o WHERE o.option_name ~* '@secret' GROUP BY m.usename, m.srvname
        UNION ALL
        SELECT 'options of the user mapping', format('for %s on %s', m.usename, m.srvname), 'only its user and the server''s owner see them'
        FROM pg_user_mappings m WHERE m.umoptions IS NULL AND NOT (m.usename = current_user OR EXISTS (SELECT FROM pg_roles r
          WHERE r.rolname = current_user AND r.rolsuper))
        UNION ALL
        SELECT 'options of the foreign table', f.ftrelid::regclass::text, format('%s not written, may be secret', string_agg(o.option_name, ', '))
        FROM pg_foreign_table f, pg_options_to_table(f.ftoptions) o WHERE o.option_name ~* '@secret' GROUP BY f.ftrelid
        ORDER BY 1, 2\
        """.replace("@secret", SECRET);
}
