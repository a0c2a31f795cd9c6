package plinth.renderer.typescript;

import java.util.List;
import java.util.stream.Collectors;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.renderer.query.NamedRule;

/** constraints.ts: what the database refuses, by the names of its constraints, and what makes that of an error of node-postgres. */
public final class ConstraintsFile {
    private final Schema schema;

    public ConstraintsFile(Schema schema) {
        this.schema = schema;
    }

    /** Returns the text behind the header. */
    public String text() {
        return "\nconst all = [\n"
                + NamedRule.all(schema).stream().map(ConstraintsFile::line).collect(Collectors.joining())
                + "] as const\n" + REST;
    }

    private static String line(NamedRule r) {
        String kind = kind(r.kind());
        String on = TsTypes.key(r.on());
        if (r.kind() == NamedRule.Kind.DOMAIN) {
            return "  [" + TsText.string("domain " + on + " " + r.name()) + ", { kind: '" + kind + "', domain: "
                    + TsText.string(on) + ", constraint: "
                    + TsText.string(r.name().value()) + " }],\n";
        }
        String columns = (r.complete() ? r.columns() : List.<Name>of())
                .stream().map(c -> TsText.string(c.value())).collect(Collectors.joining(", "));
        String references = r.references()
                .map(t -> ", references: " + TsText.string(TsTypes.key(t)))
                .orElse("");
        return "  [" + TsText.string(on + " " + r.name()) + ", { kind: '" + kind + "', table: "
                + TsText.string(on) + ", constraint: " + TsText.string(r.name().value())
                + ", columns: [" + columns + "]" + references + " }],\n";
    }

    private static String kind(NamedRule.Kind kind) {
        return switch (kind) {
            case PRIMARY_KEY, UNIQUE_KEY -> "unique";
            case FOREIGN_KEY -> "foreign_key";
            case CHECK -> "check";
            case EXCLUSION -> "exclusion";
            case DOMAIN -> "domain";
        };
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
