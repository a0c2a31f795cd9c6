package plinth.model.schema;

import java.util.List;
import java.util.Locale;

/** Puts the names that stand in an object's own parts, its own first, through a change; those in its texts are left. */
public final class NameMap {
    private final Change change;

    private NameMap(Change change) {
        this.change = change;
    }

    /** The spaces of names that PostgreSQL keeps apart. */
    public enum Space {
        RELATION,
        TYPE,
        ROUTINE,
        OTHER
    }

    /** What becomes of a name. */
    public interface Change {
        /** Returns the name that what is called {@code name} in {@code space} has now; {@code kind} is in capitals for what is found by kind, else empty. */
        ObjectName of(Space space, String kind, ObjectName name);
    }

    /** Returns {@code object} with each name replaced by what {@code change} makes of it, and the same object when nothing is. */
    public static SchemaObject map(SchemaObject object, Change change) {
        SchemaObject mapped = new NameMap(change).object(object);
        return mapped.equals(object) ? object : mapped;
    }

    private SchemaObject object(SchemaObject o) {
        return switch (o) {
            case Table t -> table(t);
            case View v -> v.withName(relation(v.name()));
            case EnumType e -> e.withName(type(e.name()));
            case Domain d ->
                new Domain(
                        type(d.name()),
                        type(d.type()),
                        d.collation(),
                        d.defaultValue(),
                        d.notNull(),
                        d.checks(),
                        d.comment());
            case CompositeType c -> c.withName(type(c.name())).withFields(columns(c.fields()));
            case Sequence s ->
                s.withName(relation(s.name()))
                        .withOwnedBy(s.ownedBy().map(w -> new Sequence.Owner(relation(w.table()), w.column())));
            case Routine r -> r.withName(change.of(Space.ROUTINE, r.arguments(), r.name()));
            case Kept k -> kept(k);
            case Ownership w -> w.withName(change.of(space(w), detail(w), w.name()));
        };
    }

    private static String detail(Ownership w) {
        return w.space() == Ownership.Space.ROUTINE
                ? w.arguments().substring(1, w.arguments().length() - 1)
                : w.space() == Ownership.Space.OTHER ? w.kind() : "";
    }

    private static Space space(Ownership w) {
        return switch (w.space()) {
            case RELATION -> Space.RELATION;
            case TYPE -> Space.TYPE;
            case ROUTINE -> Space.ROUTINE;
            case OTHER -> Space.OTHER;
        };
    }

    private SchemaObject kept(Kept k) {
        ObjectName name = switch (k.kind()) {
            case "TYPE" -> type(k.name());
            case "TABLE AS" -> relation(k.name());
            default -> change.of(Space.OTHER, k.kind().toUpperCase(Locale.ROOT), k.name());
        };
        return new Kept(k.kind(), name, k.text(), k.about().map(this::relation), k.comment());
    }

    private Table table(Table t) {
        return t.withName(relation(t.name()))
                .withColumns(columns(t.columns()))
                .withConstraints(t.constraints().stream()
                        .map(c -> c instanceof Constraint.ForeignKey f
                                ? f.withTarget(relation(f.target()), f.references())
                                : c)
                        .toList())
                .withInherits(t.inherits().stream().map(this::relation).toList())
                .withPartitionOf(t.partitionOf().map(p -> new Table.PartitionOf(relation(p.parent()), p.bound())));
    }

    private List<Column> columns(List<Column> columns) {
        return columns.stream().map(c -> c.withType(type(c.type()))).toList();
    }

    private ObjectName relation(ObjectName name) {
        return change.of(Space.RELATION, "", name);
    }

    private ObjectName type(ObjectName name) {
        return change.of(Space.TYPE, "", name);
    }

    private Type type(Type t) {
        return switch (t) {
            case Type.Named n -> new Type.Named(type(n.name()), n.modifiers());
            case Type.ArrayOf a -> new Type.ArrayOf(type(a.element()));
            case Type.Known k -> k;
            case Type.Other o -> o;
        };
    }
}
