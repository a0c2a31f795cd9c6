package plinth.renderer.drizzle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import plinth.model.query.Term;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.renderer.query.Exported;
import plinth.renderer.query.ResultColumn;
import plinth.renderer.query.Stub;
import plinth.renderer.query.StubFile;
import plinth.renderer.typescript.FunctionsFile;
import plinth.renderer.typescript.TsText;
import plinth.renderer.typescript.TsTypes;

/** queries/*.ts: the functions as Drizzle runs them. */
final class QueriesFile extends FunctionsFile {
    private final Exported exported;
    private final Division division;
    private final ConstNames consts;
    private final Set<String> helpers = new TreeSet<>();
    private final Set<String> modules = new TreeSet<>();

    QueriesFile(Exported exported, Division division, TsTypes types, ConstNames consts, StubFile file) {
        super(exported, types, file);
        this.exported = exported;
        this.division = division;
        this.consts = consts;
    }

    @Override
    protected String imports(Set<String> names, boolean sql) {
        StringBuilder out = new StringBuilder(sql ? "import { sql } from 'drizzle-orm'\n" : "");
        for (String module : modules) {
            out.append("import * as ")
                    .append(module)
                    .append(" from '../")
                    .append(module)
                    .append(".js'\n");
        }
        Set<String> here = new TreeSet<>();
        Set<String> there = new TreeSet<>();
        for (String n : names) {
            boolean outside = exported.tables().stream()
                    .filter(t -> !made(t.name()))
                    .map(t -> types().names(t.name()))
                    .anyMatch(x -> x.row().equals(n) || x.fresh().equals(n));
            (outside ? there : here).add(n);
        }
        helpers.add("type Db");
        return out.append(TsText.importTypes(here, "../schema.js"))
                .append(TsText.importTypes(there, "../existing.js"))
                .append("import { ")
                .append(String.join(", ", helpers))
                .append(" } from '../rows.js'\n")
                .toString();
    }

    private boolean made(ObjectName table) {
        return division.makes(table);
    }

    private String table(ObjectName name) {
        String module = made(name) ? "schema" : "existing";
        modules.add(module);
        return module + "." + consts.of(division.schema().requireTable(name));
    }

    @Override
    protected String database() {
        return "Db";
    }

    /** A list is one parameter; what is left out is NULL, and JSON is text. */
    @Override
    protected String argument(Term.Parameter p, String value) {
        boolean document = p.type().is("json") || p.type().is("jsonb");
        if (document && !p.array()) {
            helpers.add("json");
            return "json(" + value + ")";
        }
        String given = p.presence() == Term.Presence.OPTIONAL ? value + " ?? null" : value;
        boolean documents = p.type() instanceof Type.ArrayOf(Type e) && (e.is("json") || e.is("jsonb"));
        if (documents || document) {
            helpers.add("json");
            return "sql.param(" + value + (p.presence() == Term.Presence.REQUIRED ? "" : "?") + ".map(json)"
                    + (p.presence() == Term.Presence.REQUIRED ? "" : " ?? null") + ")";
        }
        return p.array() || p.type() instanceof Type.ArrayOf ? "sql.param(" + given + ")" : given;
    }

    @Override
    protected String body(Stub s, String row, List<ResultColumn> columns, List<String> lines) {
        List<String> decoders = new ArrayList<>();
        for (ResultColumn c : columns) {
            decoder(c).ifPresent(d -> decoders.add("[" + TsText.string(c.name()) + ", " + d + "]"));
        }
        boolean plain = decoders.isEmpty() && !row.isEmpty();
        boolean nothing = s.command() == Stub.Command.EXEC;
        StringBuilder out = new StringBuilder(nothing ? "  await db.execute" : "  const result = await db.execute");
        out.append(plain ? "<" + row + ">" : "").append("(sql`\n");
        lines.forEach(l -> out.append("    ").append(l).append('\n'));
        out.append("  `)\n");
        String rows = plain ? "result.rows" : "read<" + row + ">(result.rows, [" + String.join(", ", decoders) + "])";
        if (!decoders.isEmpty()) {
            helpers.add("read");
        }
        String back = switch (s.command()) {
            case ONE -> rows + "[0]";
            case MANY -> rows;
            case EXEC -> "";
            case EXECROWS, COPYFROM -> "BigInt(result.rowCount ?? 0)";
        };
        return out.append(back.isEmpty() ? "" : "  return " + back + "\n").toString();
    }

    /** What makes a value of what node-postgres reads, where that is something else: bigint, arrays, and types of their own. */
    private Optional<String> decoder(ResultColumn c) {
        boolean number = c.type().is("bigint");
        if (!number && !(c.type() instanceof Type.ArrayOf)) {
            return Optional.empty();
        }
        Optional<ResultColumn.Source> source = c.source()
                .filter(s -> exported.tables().stream().map(Table::name).anyMatch(s.table()::equals));
        if (source.isPresent()) {
            return Optional.of(TsText.property(
                    table(source.get().table()), source.get().column().value()));
        }
        if (number) {
            helpers.add("int8");
        }
        return number ? Optional.of("int8") : Optional.empty();
    }

    @Override
    protected Optional<String> insert(ObjectName table, int atOnce) {
        return Optional.of("    const result = await db.insert(" + table(table) + ").values(rows.slice(at, at + "
                + atOnce + "))\n" + "    written += BigInt(result.rowCount ?? 0)\n");
    }

    @Override
    protected Optional<String> pages(List<Term.Parameter> all) {
        return Optional.empty();
    }
}
