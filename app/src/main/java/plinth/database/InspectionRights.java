package plinth.database;

/** Questions to pg_catalog for comments and for rights: who may do what beyond what an owner gives by doing nothing. */
final class InspectionRights {
    private InspectionRights() {}

    static final String COMMENTS = """
        SELECT format('COMMENT ON %s %s IS %L', CASE
            WHEN o.type LIKE '%column' THEN 'COLUMN' WHEN o.type LIKE '%constraint' THEN 'CONSTRAINT'
            WHEN o.type = 'composite type' THEN 'TYPE' WHEN o.type = 'statistics object' THEN 'STATISTICS'
            ELSE upper(o.type) END,
          CASE WHEN o.type = 'domain constraint' THEN (SELECT format('%I ON DOMAIN %s', k.conname, k.contypid::regtype)
            FROM pg_constraint k WHERE k.oid = d.objoid) ELSE o.identity END,
          d.description)
        FROM pg_description d, pg_identify_object(d.classoid, d.objoid, d.objsubid) o
        WHERE d.objoid >= 16384 AND o.schema IS DISTINCT FROM 'information_schema' AND o.type IS NOT NULL
          AND d.classoid <> 'pg_extension'::regclass AND d.classoid <> 'pg_language'::regclass
          AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = d.classoid AND x.objid = d.objoid AND x.deptype = 'e')
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
          WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' AND t.typacl IS NOT NULL),
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
            ELSE 'SCHEMAS' END, CASE r.verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END,
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

    /** What there is and no statement is made for: its kind, its name, and why. */
    static final String LEFT_OUT = """
        SELECT 'operator class', o.opcnamespace::regnamespace || '.' || o.opcname, '' FROM pg_opclass o
        WHERE o.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_opclass'::regclass AND x.objid = o.oid
          AND x.deptype = 'e')
        UNION ALL
        SELECT 'base type', t.oid::regtype::text, '' FROM pg_type t WHERE t.oid >= 16384 AND t.typtype = 'b' AND t.typelem = 0
          AND NOT EXISTS (SELECT FROM pg_depend x WHERE x.classid = 'pg_type'::regclass AND x.objid = t.oid AND x.deptype = 'e')
        UNION ALL
        SELECT 'language', l.lanname, '' FROM pg_language l WHERE l.oid >= 16384 AND NOT EXISTS (SELECT FROM pg_depend x
          WHERE x.classid = 'pg_language'::regclass AND x.objid = l.oid AND x.deptype = 'e')
        UNION ALL
        SELECT 'foreign server', s.srvname, 'it may hold a password' FROM pg_foreign_server s WHERE NOT EXISTS (SELECT FROM pg_depend x
          WHERE x.classid = 'pg_foreign_server'::regclass AND x.objid = s.oid AND x.deptype = 'e')
        ORDER BY 1, 2\
        """;
}
