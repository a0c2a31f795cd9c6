package plinth.renderer.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;

/**
 * A rule that an error of PostgreSQL calls by its name.
 *
 * @param on the table or the domain that has it
 * @param columns the columns that it is about, as far as they are known
 * @param complete whether it is about nothing else, an expression for one
 * @param references the table that a foreign key leads to
 */
public record NamedRule(
        Kind kind, ObjectName on, Name name, List<Name> columns, boolean complete, Optional<ObjectName> references) {

    /** What a rule is. */
    public enum Kind {
        PRIMARY_KEY("primary key"),
        UNIQUE_KEY("unique key"),
        FOREIGN_KEY("foreign key"),
        CHECK("check"),
        EXCLUSION("exclusion"),
        /** The check of a domain. */
        DOMAIN("domain");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** Returns what people call it: {@code unique key}. */
        public String words() {
            return words;
        }
    }

    public NamedRule {
        columns = List.copyOf(columns);
    }

    /** Returns the constraints and unique indexes of each table, then the checks of domains. */
    public static List<NamedRule> all(Schema schema) {
        ImpliedNames names = ImpliedNames.of(schema);
        List<NamedRule> out = new ArrayList<>();
        for (Table t : schema.tables()) {
            for (int i = 0; i < t.constraints().size(); i++) {
                out.add(of(t, t.constraints().get(i), names.constraint(t, i)));
            }
            for (int i = 0; i < t.indexes().size(); i++) {
                Index x = t.indexes().get(i);
                if (x.unique()) {
                    List<Name> columns = x.leadingColumns();
                    boolean complete = columns.size() == x.keys().size();
                    out.add(new NamedRule(
                            Kind.UNIQUE_KEY, t.name(), names.index(t.name(), i), columns, complete, Optional.empty()));
                }
            }
        }
        schema.objects().forEach(o -> {
            if (o instanceof Domain d) {
                ImpliedNames.of(d)
                        .forEach(n ->
                                out.add(new NamedRule(Kind.DOMAIN, d.name(), n, List.of(), true, Optional.empty())));
            }
        });
        return List.copyOf(out);
    }

    private static NamedRule of(Table t, Constraint c, Name name) {
        Kind kind = switch (c) {
            case Constraint.PrimaryKey p -> Kind.PRIMARY_KEY;
            case Constraint.Unique u -> Kind.UNIQUE_KEY;
            case Constraint.ForeignKey f -> Kind.FOREIGN_KEY;
            case Constraint.Check k -> Kind.CHECK;
            case Constraint.Exclusion x -> Kind.EXCLUSION;
        };
        // An expression may name other things than columns.
        List<Name> columns =
                c.columns().stream().filter(n -> t.column(n).isPresent()).toList();
        Optional<ObjectName> references =
                c instanceof Constraint.ForeignKey f ? Optional.of(f.target()) : Optional.empty();
        return new NamedRule(kind, t.name(), name, columns, true, references);
    }
}
