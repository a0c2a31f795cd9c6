package plinth.renderer.typescript;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/** constraints.ts: what the database refuses, by the names of its constraints, and what makes that of an error of node-postgres. */
public final class ConstraintsFile {
    private final Schema schema;
    private final List<String> lines = new ArrayList<>();

    public ConstraintsFile(Schema schema) {
        this.schema = schema;
    }

    /** Returns the text behind the header. */
    public String text() {
        ImpliedNames names = ImpliedNames.of(schema);
        for (Table t : schema.tables()) {
            for (int i = 0; i < t.constraints().size(); i++) {
                constraint(t.name(), t.constraints().get(i), names.constraint(t, i));
            }

            for (int i = 0; i < t.indexes().size(); i++) {
                Index x = t.indexes().get(i);
                if (x.unique()) {
                    line(
                            "unique",
                            t.name(),
                            names.index(t.name(), i),
                            x.keys().size() == x.leadingColumns().size() ? x.leadingColumns() : List.of(),
                            "");
                }
            }
        }
        schema.objects().forEach(o -> {
            if (o instanceof Domain d) {
                for (Name name : ImpliedNames.of(d)) {
                    lines.add("  [" + TsText.string("domain " + TsTypes.key(d.name()) + " " + name)
                            + ", { kind: 'domain', domain: " + TsText.string(TsTypes.key(d.name()))
                            + ", constraint: " + TsText.string(name.value()) + " }],\n");
                }
            }
        });
        return "\nconst all = [\n" + String.join("", lines) + "] as const\n" + REST;
    }

    private void constraint(ObjectName table, Constraint c, Name name) {
        switch (c) {
            case Constraint.PrimaryKey p -> line("unique", table, name, p.columns(), "");
            case Constraint.Unique u -> line("unique", table, name, u.columns(), "");
            case Constraint.ForeignKey f ->
                line(
                        "foreign_key",
                        table,
                        name,
                        f.columns(),
                        ", references: " + TsText.string(TsTypes.key(f.target())));
            case Constraint.Check k -> line("check", table, name, known(table, k.columns()), "");
            case Constraint.Exclusion x -> line("exclusion", table, name, known(table, x.columns()), "");
        }
    }

    /** An expression may name other things than columns. */
    private List<Name> known(ObjectName table, List<Name> names) {
        return names.stream()
                .filter(n -> schema.requireTable(table).column(n).isPresent())
                .toList();
    }

    private void line(String kind, ObjectName table, Name name, List<Name> columns, String more) {
        String all = columns.stream().map(c -> TsText.string(c.value())).collect(Collectors.joining(", "));
        lines.add("  [" + TsText.string(TsTypes.key(table) + " " + name) + ", { kind: '" + kind + "', table: "
                + TsText.string(TsTypes.key(table)) + ", constraint: " + TsText.string(name.value())
                + ", columns: [" + all + "]" + more + " }],\n");
    }

    private static final String REST = """

        /** A rule of the schema with a name. */
        export type Constraint = (typeof all)[number][1]

        /** What the database refused: a rule with a name, or a NULL in a column that cannot be NULL. */
        export type Violation = Constraint | { kind: 'not_null'; table: string; column: string }

        const byName = new Map<string, Constraint>(all)

        /**
         * Returns which rule an error of node-postgres, or one that has it as its cause, is about; nothing when it is about none of these.
         * Of a partition the rule is told by the partition's own name for it.
         */
        export function violation(error: unknown): Violation | undefined {
          if (typeof error !== 'object' || error === null) return undefined
          if ('cause' in error && !('constraint' in error)) return violation(error.cause)
          const e = error as { code?: unknown; schema?: unknown; table?: unknown; column?: unknown; dataType?: unknown; constraint?: unknown }
          if (typeof e.code !== 'string' || !e.code.startsWith('23')) return undefined
          const named = (name: unknown): string => (e.schema === 'public' ? String(name) : `${String(e.schema)}.${String(name)}`)
          if (e.code === '23502' && e.column !== undefined) {
            return { kind: 'not_null', table: named(e.table), column: String(e.column) }
          }
          return byName.get(
            e.table === undefined ? `domain ${named(e.dataType)} ${String(e.constraint)}` : `${named(e.table)} ${String(e.constraint)}`,
          )
        }
        """;
}
