package plinth.renderer.kysely;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.query.Term;
import plinth.model.schema.ObjectName;
import plinth.renderer.query.Exported;
import plinth.renderer.query.ResultColumn;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;
import plinth.renderer.typescript.FunctionsFile;
import plinth.renderer.typescript.TsText;
import plinth.renderer.typescript.TsTypes;

/** queries/*.ts: the functions as Kysely runs them. */
final class QueriesFile extends FunctionsFile {
    QueriesFile(Exported exported, TsTypes types, StubFile file) {
        super(exported, types, file);
    }

    @Override
    protected String imports(Set<String> names, boolean sql) {
        Set<String> all = new TreeSet<>(names);
        all.add("Database");
        return (sql ? "import { sql } from 'kysely'\n" : "")
                + TsText.importTypes(Set.of("Kysely"), "kysely")
                + TsText.importTypes(all, "../database.js");
    }

    @Override
    protected String database() {
        return "Kysely<Database>";
    }

    @Override
    protected String argument(Term.Parameter p, String value) {
        return value + (p.presence() == Term.Presence.OPTIONAL ? " ?? null" : "");
    }

    @Override
    protected String body(Stub s, String row, List<ResultColumn> columns, List<String> lines) {
        StringBuilder out = new StringBuilder("  const result = await sql");
        out.append(row.isEmpty() ? "" : "<" + row + ">").append("`\n");
        lines.forEach(l -> out.append("    ").append(l).append('\n'));
        return out.append("  `.execute(db)\n  return ")
                .append(value(s))
                .append('\n')
                .toString();
    }

    private static String value(Stub s) {
        return switch (s.command()) {
            case ONE -> "result.rows[0]";
            case MANY -> "result.rows";
            case EXEC -> "void result";
            case EXECROWS, COPYFROM -> "result.numAffectedRows ?? 0n";
        };
    }

    @Override
    protected Optional<String> insert(ObjectName table, int atOnce) {
        return DatabaseFile.addressable(table)
                ? Optional.of("    const result = await db.insertInto(" + TsText.string(TsTypes.key(table))
                        + ").values(rows.slice(at, at + " + atOnce + ")).executeTakeFirst()\n"
                        + "    written += result.numInsertedOrUpdatedRows ?? 0n\n")
                : Optional.empty();
    }

    /** The last row of a page is told by its times, which node-postgres cuts. */
    @Override
    protected Optional<String> pages(List<Term.Parameter> all) {
        boolean times = all.stream()
                .anyMatch(p -> (p.name().startsWith("before_") || p.name().startsWith("after_"))
                        && (p.type().is("timestamp with time zone") || p.type().is("timestamp without time zone")));
        return times
                ? Optional.of("A Date has milliseconds, the database microseconds: where several rows have the same"
                        + " millisecond, pass the time as text.")
                : Optional.empty();
    }
}
