package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.text.Dialect;
import plinth.model.text.Identifiers;
import plinth.model.text.Span;

/** Finds what no statement shows alone: names that lead nowhere, keys that cannot be, types that nobody defined. */
final class Consistency {
    private final Reading reading;
    private final Schema schema;
    private final Map<Entry, List<Remark>> remarks = new IdentityHashMap<>();

    private Consistency(Reading reading) {
        this.reading = reading;
        this.schema = reading.schema();
    }

    static Map<Entry, List<Remark>> check(Reading reading) {
        Consistency c = new Consistency(reading);
        for (Built b : reading.built()) {
            if (b.object() instanceof Table t) {
                c.table(t, b.parts());
            }
        }
        return c.remarks;
    }

    private void say(Origin at, Remark remark) {
        if (at.entry().node() instanceof StatementNode.Block) {
            // Such a block looks first, or takes no notice of the error.
            return;
        }
        remarks.computeIfAbsent(at.entry(), e -> new ArrayList<>(1)).add(remark);
    }

    private void error(Origin at, Span span, String message) {
        say(at, Remark.error(span, message));
    }

    private void table(Table t, Origins.OfTable origins) {
        for (int i = 0; i < t.columns().size(); i++) {
            type(t.columns().get(i), origins.columns().get(i));
        }
        // What the columns of a child or partition are is also its parent's to say.
        boolean whole = t.inherits().isEmpty()
                && t.partitionOf().isEmpty()
                && t.traits().stream().noneMatch(x -> x.startsWith("OF "));
        for (int i = 0; i < t.constraints().size(); i++) {
            Constraint c = t.constraints().get(i);
            Origin o = origins.constraints().get(i);
            if (whole && !(c instanceof Constraint.Check)) {
                columns(t, c.columns(), o);
            }
            if (c instanceof Constraint.ForeignKey f) {
                foreignKey(f, o);
            }
        }
        for (int i = 0; whole && i < t.indexes().size(); i++) {
            Index x = t.indexes().get(i);
            List<Name> named = new ArrayList<>();
            x.keys().forEach(k -> k.column().ifPresent(named::add));
            named.addAll(x.include());
            columns(t, named, origins.indexes().get(i));
        }
    }

    private void columns(Table t, List<Name> names, Origin at) {
        for (Name n : names) {
            if (t.column(n).isEmpty() && !systemColumn(n)) {
                error(
                        at,
                        at.span(),
                        "there is no column " + n + " in " + t.name()
                                + didYouMean(
                                        n.value(),
                                        t.columns().stream()
                                                .map(c -> c.name().value())
                                                .toList()));
            }
        }
        if (new HashSet<>(names).size() < names.size() && at.part().isPresent()) {
            say(at, Remark.error(at.span(), "a column is named twice"));
        }
    }

    private boolean systemColumn(Name n) {
        // Up to PostgreSQL 11 tables could have an oid, too.
        return reading.dialect() == Dialect.POSTGRESQL
                && (SystemColumns.named(n) || n.value().equals("oid"));
    }

    private void foreignKey(Constraint.ForeignKey f, Origin at) {
        Span span = at.part()
                .filter(TableElement.ConstraintNode.class::isInstance)
                .map(p -> ((TableElement.ConstraintNode) p)
                        .target()
                        .map(NameNode::span)
                        .orElse(p.span()))
                .orElse(at.span());
        Optional<Table> found = schema.table(f.target());
        if (found.isEmpty()) {
            if (schema.kept().anyMatch(k -> k.name().equals(f.target()))) {
                return;
            }
            String word = f.target().name().value();
            Optional<String> near = Nearest.of(
                    word,
                    schema.tables().stream().map(t -> t.name().name().value()).toList());
            say(
                    at,
                    Remark.error(span, "there is no table " + f.target() + didYouMean(near))
                            .meaning(near.map(Identifiers::written), word));
            return;
        }
        Table target = found.get();
        List<Name> referenced = schema.referenced(f);
        if (f.references().isEmpty() && referenced.isEmpty()) {
            if (target.inherits().isEmpty() && target.partitionOf().isEmpty()) {
                error(at, span, target.called() + " has no primary key; name the columns that are referenced");
            }
            return;
        }
        for (Name n : f.references()) {
            if (target.column(n).isEmpty()
                    && target.inherits().isEmpty()
                    && target.partitionOf().isEmpty()) {
                error(
                        at,
                        span,
                        "there is no column " + n + " in " + target.name()
                                + didYouMean(
                                        n.value(),
                                        target.columns().stream()
                                                .map(c -> c.name().value())
                                                .toList()));
                return;
            }
        }
        if (referenced.size() != f.columns().size()) {
            error(at, at.span(), "the key has " + f.columns().size() + " columns and references " + referenced.size());
        } else if (reading.dialect() == Dialect.POSTGRESQL
                && !key(target, Set.copyOf(referenced))
                && target.inherits().isEmpty()
                && target.partitionOf().isEmpty()) {
            error(
                    at,
                    span,
                    "nothing makes (" + join(referenced) + ") unique in " + target.name()
                            + "; a foreign key needs a primary key, a unique constraint or a unique index there");
        }
    }

    /** Whether exactly these columns are a key: what PostgreSQL asks of a foreign key's target. */
    private static boolean key(Table t, Set<Name> columns) {
        return t.constraints().stream()
                        .anyMatch(c -> (c instanceof Constraint.PrimaryKey || c instanceof Constraint.Unique)
                                && (columns.equals(Set.copyOf(c.columns()))
                                        || ((c instanceof Constraint.PrimaryKey p
                                                        && p.key()
                                                                .storage()
                                                                .usingIndex()
                                                                .isPresent())
                                                || (c instanceof Constraint.Unique u
                                                        && u.key()
                                                                .storage()
                                                                .usingIndex()
                                                                .isPresent()))))
                || t.indexes().stream()
                        .anyMatch(i ->
                                i.unique() && i.where().isEmpty() && columns.equals(Set.copyOf(i.leadingColumns())));
    }

    private static String join(List<Name> names) {
        return String.join(", ", names.stream().map(Name::value).toList());
    }

    /** A type of no schema's and of no extension's: most often a slip of the pen. */
    private void type(Column c, Origins.OfColumn at) {
        Optional<UnknownType> unknown = UnknownType.of(schema, reading.dialect(), c.type());
        if (unknown.isEmpty()) {
            return;
        }
        ObjectName name = unknown.get().name();
        Span span = at.type().part().map(Consistency::typeSpan).orElse(at.type().span());
        Optional<String> meant = unknown.get().meant();
        if (meant.isEmpty()) {
            say(
                    at.type(),
                    new Remark(
                            Problem.Severity.HINT,
                            span,
                            "the type " + name + " is defined nowhere here; an extension may bring it along"));
        } else {
            say(
                    at.type(),
                    Remark.error(span, "there is no type " + name + ". Did you mean " + meant.get() + "?")
                            .meaning(meant, name.name().value()));
        }
    }

    private static Span typeSpan(Located part) {
        return switch (part) {
            case TableElement.ColumnNode c -> c.type().span();
            case AlterAction.SetType s -> s.type().span();
            default -> part.span();
        };
    }

    private static String didYouMean(String word, Iterable<String> known) {
        return didYouMean(Nearest.of(word, known));
    }

    private static String didYouMean(Optional<String> near) {
        return near.map(k -> ". Did you mean " + k + "?").orElse("");
    }
}
