package plinth.tests.reading;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;

/** What a database holds at a moment, read from its catalog, so that a random statement has something to be about. Names are quoted where SQL needs that. */
final class Live {
    /**
     * An object.
     *
     * @param schema its schema; empty for what is in none and for what is temporary
     * @param of the table, view, type or domain that it belongs to, as SQL names it
     * @param extra a column's type, a function's arguments, a constraint's or relation's kind, an enum's labels
     */
    record Thing(String kind, String schema, String name, String of, String extra) {
        String full() {
            return schema.isEmpty() ? name : schema + "." + name;
        }
    }

    private static final String QUERY = """
        WITH n AS (SELECT oid, CASE WHEN nspname ~ '^pg_temp' THEN '' ELSE quote_ident(nspname) END AS s, nspname
                   FROM pg_namespace WHERE nspname ~ '^pg_temp' OR nspname !~ '^pg_' AND nspname <> 'information_schema'),
             r AS (SELECT c.*, n.s, quote_ident(c.relname) AS q, CASE WHEN n.s = '' THEN '' ELSE n.s || '.' END || quote_ident(c.relname) AS f
                   FROM pg_class c JOIN n ON n.oid = c.relnamespace)
        SELECT 'schema' AS k, '' AS s, s AS name, '' AS o, '' AS x FROM n WHERE s <> ''
        UNION ALL SELECT CASE relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'matview' WHEN 'S' THEN 'sequence' WHEN 'c' THEN 'composite' ELSE 'table' END,
          s, q, '', relkind::text || CASE WHEN relispartition THEN 'x' ELSE '' END FROM r WHERE relkind IN ('r', 'p', 'v', 'm', 'S', 'c')
        UNION ALL SELECT 'index', r.s, r.q, t.f, r.relkind::text || CASE WHEN i.indisunique THEN 'u' ELSE '' END
          FROM r JOIN pg_index i ON i.indexrelid = r.oid JOIN r t ON t.oid = i.indrelid
        UNION ALL SELECT 'column', r.s, quote_ident(attname), r.f, format_type(atttypid, atttypmod)
          FROM pg_attribute JOIN r ON r.oid = attrelid WHERE attnum > 0 AND NOT attisdropped AND relkind IN ('r', 'p', 'v', 'm', 'c')
        UNION ALL SELECT 'constraint', r.s, quote_ident(conname), r.f, contype::text FROM pg_constraint JOIN r ON r.oid = conrelid
        UNION ALL SELECT 'domaincheck', n.s, quote_ident(conname), n.s || '.' || quote_ident(typname), contype::text
          FROM pg_constraint c JOIN pg_type t ON t.oid = contypid JOIN n ON n.oid = typnamespace
        UNION ALL SELECT 'trigger', r.s, quote_ident(tgname), r.f, '' FROM pg_trigger JOIN r ON r.oid = tgrelid WHERE NOT tgisinternal
        UNION ALL SELECT 'policy', r.s, quote_ident(polname), r.f, '' FROM pg_policy JOIN r ON r.oid = polrelid
        UNION ALL SELECT 'rule', r.s, quote_ident(rulename), r.f, '' FROM pg_rewrite JOIN r ON r.oid = ev_class WHERE rulename <> '_RETURN'
        UNION ALL SELECT CASE typtype WHEN 'e' THEN 'enum' ELSE 'domain' END, n.s, quote_ident(typname), '',
          coalesce((SELECT string_agg(quote_literal(enumlabel), ',' ORDER BY enumsortorder) FROM pg_enum WHERE enumtypid = t.oid), format_type(typbasetype, typtypmod))
          FROM pg_type t JOIN n ON n.oid = typnamespace WHERE typtype IN ('e', 'd')
        UNION ALL SELECT CASE prokind WHEN 'p' THEN 'procedure' WHEN 'a' THEN 'aggregate' ELSE 'function' END, n.s, quote_ident(proname),
          format_type(prorettype, NULL), pg_get_function_identity_arguments(p.oid) FROM pg_proc p JOIN n ON n.oid = pronamespace
        UNION ALL SELECT 'statistics', n.s, quote_ident(stxname), '', '' FROM pg_statistic_ext JOIN n ON n.oid = stxnamespace
        UNION ALL SELECT 'publication', '', quote_ident(pubname), '', '' FROM pg_publication
        """;

    private static final String SORTED = "SELECT * FROM (" + QUERY
            + ") q ORDER BY k COLLATE \"C\", o COLLATE \"C\", s COLLATE \"C\", name COLLATE \"C\", x COLLATE \"C\"";

    private final List<Thing> all;

    private Live(List<Thing> all) {
        this.all = all;
    }

    static Live of(Connection c) throws SQLException {
        List<Thing> out = new ArrayList<>();
        try (Statement s = c.createStatement();
                ResultSet r = s.executeQuery(SORTED)) {
            while (r.next()) {
                out.add(new Thing(r.getString(1), r.getString(2), r.getString(3), r.getString(4), r.getString(5)));
            }
        }
        return new Live(out);
    }

    /** Returns all that {@code wanted} takes. */
    List<Thing> all(Predicate<Thing> wanted) {
        return all.stream().filter(wanted).toList();
    }

    /** Returns one of a kind, where there is one. */
    Optional<Thing> any(SplittableRandom random, String kind) {
        return any(random, t -> t.kind().equals(kind));
    }

    Optional<Thing> any(SplittableRandom random, Predicate<Thing> wanted) {
        List<Thing> some = all(wanted);
        return some.isEmpty() ? Optional.empty() : Optional.of(some.get(random.nextInt(some.size())));
    }

    /** Returns the columns of a relation or the attributes of a type. */
    List<Thing> columns(Thing of) {
        return all(t -> t.kind().equals("column") && t.of().equals(of.full()));
    }
}
