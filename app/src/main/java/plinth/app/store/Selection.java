package plinth.app.store;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;

/** What is selected, in the order in which it was; the last item is the one that the inspector shows. */
public record Selection(List<Item> items) {
    public static final Selection NONE = new Selection(List.of());

    public Selection {
        items = List.copyOf(items);
    }

    /** Something that can be selected, by its name. */
    public sealed interface Item {
        /** Returns the table that it is or belongs to; of a family, its base. */
        ObjectName table();
    }

    public record OfTable(ObjectName table) implements Item {}

    public record OfColumn(ObjectName table, Name column) implements Item {}

    /** A constraint by its name, given or implied; a link of the diagram is a foreign key. */
    public record OfConstraint(ObjectName table, Name constraint) implements Item {}

    /** An index by its name, given or implied; {@code table} is the table or materialized view that it is on. */
    public record OfIndex(ObjectName table, Name index) implements Item {}

    /** A trigger; {@code table} is the table or view that it is on. */
    public record OfTrigger(ObjectName table, Name trigger) implements Item {}

    /** A family by the table of its base. */
    public record OfFamily(ObjectName table) implements Item {}

    /** Anything else that the schema holds: a view, a type, a statement kept as written; {@code at} is its place among the schema's objects. */
    public record OfObject(ObjectName table, int at) implements Item {}

    public static Selection of(Item item) {
        return new Selection(List.of(item));
    }

    public static Selection ofTable(ObjectName table) {
        return of(new OfTable(table));
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Returns the item that was selected last. */
    public Optional<Item> primary() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
    }

    public boolean has(Item item) {
        return items.contains(item);
    }

    /** Returns the selection with {@code item} added behind all others, or taken out when it is in it. */
    public Selection toggled(Item item) {
        List<Item> next = new ArrayList<>(items);
        if (!next.remove(item)) {
            next.add(item);
        }
        return new Selection(next);
    }

    /** Returns the tables that are selected themselves or by a part of them. */
    public Set<ObjectName> tables() {
        Set<ObjectName> all = new LinkedHashSet<>();
        for (Item i : items) {
            all.add(i.table());
        }
        return all;
    }

    Selection map(UnaryOperator<Item> change) {
        List<Item> next = items.stream().map(change).toList();
        return next.equals(items) ? this : new Selection(next);
    }
}
