package plinth.model.ddl;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Kept;
import plinth.model.schema.KeptNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Renaming;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;
import plinth.model.text.Dialect;

/**
 * What becomes of the objects that statements have made when a later one renames something. PostgreSQL knows what a view, a policy or a default names by its
 * number, so these follow; MySQL and SQLite know it by its name, so only keys and a table's own parts do. Names that nobody gave stay.
 */
final class RenamedObject {
    private final NameChange change;
    private final boolean everywhere;
    private final Supplier<Schema> before;
    private final List<Name> names;
    private @Nullable ImpliedNames implied;

    /** Starts for {@code change} by a statement in {@code dialect}; {@code before} is all that there was. */
    RenamedObject(NameChange change, Dialect dialect, Supplier<Schema> before) {
        this.change = change;
        this.everywhere = dialect == Dialect.POSTGRESQL;
        this.before = before;
        this.names = switch (change) {
            case NameChange.OfColumn c ->
                c.tables().stream().map(ObjectName::name).toList();
            case NameChange.OfRelation r -> List.of(r.from().name());
            case NameChange.OfType t -> List.of(t.from().name());
            case NameChange.OfLabel l -> List.of();
        };
    }

    /**
     * Returns {@code o} after the change.
     *
     * @throws Unfollowable when it names what changes at a place whose meaning is not certain
     */
    SchemaObject of(SchemaObject o) {
        if (o instanceof Table t && !touches(t)) {
            return o;
        }
        SchemaObject next =
                everywhere && mentions(o) ? Followed.object(before.get(), o, change, Following.Names.ALL) : o;
        return named(o, next == o ? plainly(o) : next);
    }

    /** Returns {@code o} after the change in all that names it outside of queries and kept texts. */
    SchemaObject plainly(SchemaObject o) {
        return switch (change) {
            case NameChange.OfColumn c -> Followed.column(o, c);
            case NameChange.OfRelation r -> Renaming.table(o, r.from(), r.to());
            case NameChange.OfType t -> TypeRenaming.apply(o, t.from(), t.to());
            case NameChange.OfLabel l -> Followed.label(o, l);
        };
    }

    SchemaObject named(SchemaObject was, SchemaObject now) {
        return switch (change) {
            case NameChange.OfColumn c -> c.tables().contains(was.name()) ? kept(was, now) : now;
            case NameChange.OfRelation r ->
                !r.from().equals(was.name())
                        ? now
                        : now instanceof Sequence s && s.name().equals(r.from()) ? s.withName(r.to()) : kept(was, now);
            case NameChange.OfType t -> now;
            case NameChange.OfLabel l -> now;
        };
    }

    private SchemaObject kept(SchemaObject was, SchemaObject now) {
        return everywhere ? KeptNames.kept(was, now, this::implied) : KeptNames.kept(was, now);
    }

    private ImpliedNames implied() {
        ImpliedNames all = implied;
        if (all == null) {
            all = ImpliedNames.of(before.get());
            implied = all;
        }
        return all;
    }

    /** Whether the name may stand in a text of {@code o}; reading each again at every renaming would take long. */
    private boolean mentions(SchemaObject o) {
        boolean column = change instanceof NameChange.OfColumn;
        return switch (o) {
            case Table t -> !column || !t.policies().isEmpty() || rows(t);
            case View v -> holds(v.query()) || selects(v.query().toString());
            case Kept k -> holds(k.text());
            case Routine r -> holds(r.definition()) || selects(r.definition());
            default -> !column;
        };
    }

    private boolean holds(String text) {
        if (change instanceof NameChange.OfLabel l) {
            return LabelMentions.mayHold(text, l.from());
        }
        for (Name n : names) {
            if (holds(text, n.value())) {
                return true;
            }
        }
        return false;
    }

    /** Whether {@code t} can select the column of its own row or of a column's. */
    private boolean rows(Table t) {
        return is(t.name()) || t.columns().stream().anyMatch(c -> typed(c.type()));
    }

    /** Whether the column may be selected of a row in {@code text}, which need not name the table. */
    private boolean selects(String text) {
        if (!(change instanceof NameChange.OfColumn c) || text.indexOf(')') < 0) {
            return false;
        }
        return holds(text, c.from().value());
    }

    private static boolean holds(String text, String name) {
        int last = text.length() - name.length();
        for (int i = 0; i <= last; i++) {
            boolean here = text.regionMatches(true, i, name, 0, name.length());
            if (here && !within(text, i - 1) && !within(text, i + name.length())) {
                return true;
            }
        }
        return false;
    }

    private static boolean within(String text, int at) {
        return at >= 0 && at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_');
    }

    /** Whether anything of {@code t} can change: of many tables that is seldom more than a few. Asked of each at every renaming, so plain loops. */
    private boolean touches(Table t) {
        if (change instanceof NameChange.OfLabel
                || is(t.name())
                || t.partitionOf().isPresent() && is(t.partitionOf().get().parent())) {
            return true;
        }
        for (Column c : t.columns()) {
            if (typed(c.type()) || value(c.value())) {
                return true;
            }
        }
        for (Constraint c : t.constraints()) {
            if (touches(c)) {
                return true;
            }
        }
        for (Index i : t.indexes()) {
            if (keys(i.keys()) || i.where().isPresent() && holds(i.where().get())) {
                return true;
            }
        }
        return t.inherits().stream().anyMatch(this::is)
                || t.partitioning().filter(p -> keys(p.keys())).isPresent()
                || !t.triggers().isEmpty()
                        && t.triggers().stream()
                                .anyMatch(g -> g.when().filter(this::holds).isPresent())
                || !t.policies().isEmpty()
                        && t.policies().stream()
                                .anyMatch(p -> p.using().filter(this::holds).isPresent()
                                        || p.check().filter(this::holds).isPresent());
    }

    private boolean is(ObjectName name) {
        return switch (change) {
            case NameChange.OfColumn c -> c.tables().contains(name);
            case NameChange.OfRelation r -> r.from().equals(name);
            case NameChange.OfType t -> t.from().equals(name);
            case NameChange.OfLabel l -> l.type().equals(name);
        };
    }

    private boolean typed(Type type) {
        return switch (type) {
            case Type.Named n -> is(n.name());
            case Type.ArrayOf a -> typed(a.element());
            case Type.Known k -> false;
            case Type.Other o -> holds(o.text());
        };
    }

    private boolean value(Column.Value value) {
        return switch (value) {
            case Column.Default d -> holds(d.expression());
            case Column.Generated g -> holds(g.expression());
            case Column.Identity i -> false;
            case Column.Serial s -> false;
            case Column.Absent a -> false;
        };
    }

    private boolean touches(Constraint constraint) {
        return switch (constraint) {
            case Constraint.ForeignKey f -> is(f.target());
            case Constraint.Check k -> holds(k.expression());
            case Constraint.Exclusion x ->
                x.elements().stream().anyMatch(e -> holds(e.key().expression()))
                        || x.where().filter(this::holds).isPresent();
            case Constraint.PrimaryKey p -> false;
            case Constraint.Unique u -> false;
        };
    }

    private boolean keys(List<IndexKey> keys) {
        for (IndexKey k : keys) {
            if (holds(k.expression())) {
                return true;
            }
        }
        return false;
    }

    private boolean holds(Expression e) {
        for (Expression.Piece p : e.pieces()) {
            boolean here = switch (p) {
                case Expression.Verbatim v -> holds(v.text());
                case Expression.Reference r -> !Collections.disjoint(r.path(), names);
            };
            if (here) {
                return true;
            }
        }
        return false;
    }

    /** Returns {@code table} and all that inherit its columns among {@code tables}, each behind its parent. */
    static List<ObjectName> withHeirs(List<Table> tables, ObjectName table) {
        List<ObjectName> all = new ArrayList<>();
        all.add(table);
        for (int i = 0; i < all.size(); i++) {
            ObjectName parent = all.get(i);
            for (Table t : tables) {
                Optional<ObjectName> whole = t.partitionOf().map(Table.PartitionOf::parent);
                boolean heir = t.inherits().contains(parent)
                        || whole.filter(parent::equals).isPresent();
                if (heir && !all.contains(t.name())) {
                    all.add(t.name());
                }
            }
        }
        return all;
    }
}
