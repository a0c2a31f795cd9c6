package plinth.model.layout;

import java.util.ArrayList;
import java.util.List;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Policy;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/** What a schema is made of, as items: one for all that a layout could lose by itself. */
final class Parts {
    private final Schema schema;
    private final ImpliedNames names;

    Parts(Schema schema) {
        this.schema = schema;
        this.names = ImpliedNames.of(schema);
    }

    /** Returns what stands for the whole of {@code o}. */
    static Item whole(SchemaObject o) {
        return switch (o) {
            case Table t -> Item.of("table", t.name());
            case Ownership w -> new Item("owner", w.name(), w.role());
            case Kept k -> new Item("statement", k.name(), k.label());
            case Routine r -> new Item(r.kind(), r.name(), "(" + r.arguments() + ")");
            case View v -> Item.of("view", v.name());
            case EnumType e -> Item.of("type", e.name());
            case Domain d -> Item.of("domain", d.name());
            case CompositeType c -> Item.of("type", c.name());
            case Sequence s -> Item.of("sequence", s.name());
        };
    }

    static Item column(ObjectName table, Column c) {
        return new Item("column", table, c.name().value());
    }

    static Item notNull(ObjectName table, Column c) {
        return new Item("not null", table, c.name().value());
    }

    static Item value(ObjectName table, Column c) {
        String kind = switch (c.value()) {
            case Column.Generated g -> "generated";
            case Column.Identity i -> "identity";
            case Column.Serial s -> "serial";
            default -> "default";
        };
        return new Item(kind, table, c.name().value());
    }

    static Item comment(ObjectName table, String of) {
        return new Item("comment", table, of);
    }

    Item constraint(Table t, int at) {
        Constraint c = t.constraints().get(at);
        String kind = switch (c) {
            case Constraint.PrimaryKey p -> "primary key";
            case Constraint.Unique u -> "unique";
            case Constraint.ForeignKey f -> "foreign key";
            case Constraint.Check k -> "check";
            case Constraint.Exclusion x -> "exclusion";
        };
        // What a table has from its parents stands behind its own.
        boolean own =
                schema.table(t.name()).filter(x -> at < x.constraints().size()).isPresent();
        Name name = own ? names.constraint(t, at) : c.name().orElseThrow();
        return new Item(kind, t.name(), name.value());
    }

    /** Returns the item of a constraint of {@code t} that stands there as this very value. */
    Item constraint(Table t, Constraint c) {
        int at = t.constraints().indexOf(c);
        return at < 0 ? Item.of("constraint", t.name()) : constraint(t, at);
    }

    Item index(Table t, int at) {
        return new Item("index", t.name(), names.index(t.name(), at).value());
    }

    static Item trigger(ObjectName on, Trigger g) {
        return new Item("trigger", on, g.name().value());
    }

    static Item policy(ObjectName on, Policy p) {
        return new Item("policy", on, p.name().value());
    }

    static Item trait(ObjectName on, String trait) {
        return new Item("option", on, trait);
    }

    /** Returns what goes with {@code o}, which is no table, when it goes. */
    List<Item> within(SchemaObject o) {
        List<Item> all = new ArrayList<>();
        o.comment().ifPresent(c -> all.add(comment(o.name(), "")));
        if (o instanceof View v) {
            v.columnComments().keySet().forEach(n -> all.add(comment(v.name(), n.value())));
            for (int i = 0; i < v.indexes().size(); i++) {
                Item item = new Item("index", v.name(), names.index(v.name(), i).value());
                all.add(item);
                v.indexes().get(i).comment().ifPresent(c -> all.add(comment(v.name(), item.part())));
            }
            for (Trigger g : v.triggers()) {
                all.add(trigger(v.name(), g));
                g.comment().ifPresent(c -> all.add(comment(v.name(), g.name().value())));
            }
        }
        return all;
    }

    /** Returns all items of {@code t}. */
    List<Item> of(Table t) {
        ObjectName n = t.name();
        List<Item> all = new ArrayList<>();
        all.add(whole(t));
        t.comment().ifPresent(c -> all.add(comment(n, "")));
        t.with().forEach(o -> all.add(trait(n, o.name())));
        t.traits().forEach(x -> all.add(trait(n, x)));
        if (t.kind() != Table.Kind.ORDINARY) {
            all.add(trait(n, t.kind().name()));
        }
        t.inherits().forEach(p -> all.add(trait(n, "INHERITS " + p)));
        t.partitioning().ifPresent(p -> all.add(trait(n, "PARTITION BY " + p.method())));
        t.partitionOf().ifPresent(p -> all.add(trait(n, "PARTITION OF " + p.parent())));
        for (Column c : t.columns()) {
            all.add(column(n, c));
            if (c.notNull().isPresent()) {
                all.add(notNull(n, c));
            }
            if (!(c.value() instanceof Column.Absent)) {
                all.add(value(n, c));
            }
            c.options().forEach(o -> all.add(new Item("option", n, c.name() + " " + o.name())));
            c.comment().ifPresent(x -> all.add(comment(n, c.name().value())));
        }
        for (int i = 0; i < t.constraints().size(); i++) {
            Item item = constraint(t, i);
            all.add(item);
            Constraint c = t.constraints().get(i);
            if (c.comment().isPresent() || c.indexComment().isPresent()) {
                all.add(comment(n, item.part()));
            }
        }
        for (int i = 0; i < t.indexes().size(); i++) {
            Item item = index(t, i);
            all.add(item);
            t.indexes().get(i).comment().ifPresent(x -> all.add(comment(n, item.part())));
        }
        for (Trigger g : t.triggers()) {
            all.add(trigger(n, g));
            g.comment().ifPresent(x -> all.add(comment(n, g.name().value())));
        }
        for (Policy p : t.policies()) {
            all.add(policy(n, p));
            p.comment().ifPresent(x -> all.add(comment(n, p.name().value())));
        }
        return all;
    }

    static List<Name> names(Index i) {
        return Fitting.names(i);
    }
}
