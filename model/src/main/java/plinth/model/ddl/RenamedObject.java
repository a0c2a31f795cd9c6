package plinth.model.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** Starts for {@code change} by a statement in {@code dialect}; {@code before} is all that there was. */
    RenamedObject(NameChange change, Dialect dialect, Supplier<Schema> before) {
        this.change = change;
        this.everywhere = dialect == Dialect.POSTGRESQL;
        this.before = before;
    }

    /**
     * Returns {@code o} after the change.
     *
     * @throws Unfollowable when it names what changes at a place whose meaning is not certain
     */
    SchemaObject of(SchemaObject o) {
        SchemaObject next = everywhere && mentions(o) ? Followed.object(before.get(), o, change) : o;
        return named(o, next == o ? plainly(o) : next);
    }

    /** Returns {@code o} after the change in all that names it outside of queries and kept texts. */
    SchemaObject plainly(SchemaObject o) {
        return switch (change) {
            case NameChange.OfColumn c -> {
                SchemaObject next = o;
                for (ObjectName t : c.tables()) {
                    next = Renaming.column(next, t, c.from(), c.to());
                }
                yield next;
            }
            case NameChange.OfRelation r -> Renaming.table(o, r.from(), r.to());
            case NameChange.OfType t -> TypeRenaming.apply(o, t.from(), t.to());
            case NameChange.OfLabel l ->
                o instanceof plinth.model.schema.EnumType e && e.name().equals(l.type())
                        ? e.withLabels(e.labels().stream()
                                .map(x -> x.equals(l.from()) ? l.to() : x)
                                .toList())
                        : o;
        };
    }

    SchemaObject named(SchemaObject was, SchemaObject now) {
        return switch (change) {
            case NameChange.OfColumn c -> c.tables().contains(was.name()) ? KeptNames.kept(was, now) : now;
            case NameChange.OfRelation r ->
                !r.from().equals(was.name())
                        ? now
                        : now instanceof Sequence s && s.name().equals(r.from())
                                ? s.withName(r.to())
                                : KeptNames.kept(was, now);
            case NameChange.OfType t -> now;
            case NameChange.OfLabel l -> now;
        };
    }

    /** Whether the name may stand in a text of {@code o}; reading each again at every renaming would take long. */
    private boolean mentions(SchemaObject o) {
        boolean column = change instanceof NameChange.OfColumn;
        return switch (o) {
            case Table t -> !column || !t.policies().isEmpty();
            case View v -> holds(Reparsed.text(v.query()));
            case Kept k -> holds(k.text());
            case Routine r -> !column && holds(r.definition());
            default -> !column;
        };
    }

    private boolean holds(String text) {
        List<Name> names = new ArrayList<>();
        switch (change) {
            case NameChange.OfColumn c -> c.tables().forEach(t -> names.add(t.name()));
            case NameChange.OfRelation r -> names.add(r.from().name());
            case NameChange.OfType t -> names.add(t.from().name());
            case NameChange.OfLabel l -> {
                return text.contains(l.from().replace("'", "''"));
            }
        }
        String lower = text.toLowerCase(Locale.ROOT);
        return names.stream().anyMatch(n -> lower.contains(n.value().toLowerCase(Locale.ROOT)));
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
