package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** Edits of indexes, which stand on tables and on materialized views. */
final class IndexEdits {
    private IndexEdits() {}

    static List<Index> of(Schema s, ObjectName on) {
        Optional<Table> t = s.table(on);
        if (t.isPresent()) {
            return t.get().indexes();
        }
        View v = s.view(on).orElseThrow(() -> new Refusal("There is no table " + on + "."));
        if (!v.materialized()) {
            throw new Refusal(on + " is a view; only tables and materialized views have indexes.");
        }
        return v.indexes();
    }

    static Schema with(Schema s, ObjectName on, UnaryOperator<List<Index>> change) {
        List<Index> next = change.apply(new ArrayList<>(of(s, on)));
        return s.map(o -> switch (o) {
            case Table t when t.name().equals(on) -> t.withIndexes(next);
            case View v when v.name().equals(on) -> v.withIndexes(next);
            default -> o;
        });
    }

    /** Whether a table, view, sequence, index or key's index is called {@code name}. */
    static boolean taken(Schema s, ObjectName name) {
        if (s.hasRelation(name)) {
            return true;
        }
        for (SchemaObject o : s.objects()) {
            if (!o.name().schema().equals(name.schema())) {
                continue;
            }
            List<Index> indexes = switch (o) {
                case Table t -> t.indexes();
                case View v -> v.indexes();
                default -> List.of();
            };
            if (indexes.stream()
                    .anyMatch(i -> i.name().filter(name.name()::equals).isPresent())) {
                return true;
            }
            if (o instanceof Table t
                    && ImpliedNames.find(t, name.name())
                            .map(t.constraints()::get)
                            .filter(c -> !(c instanceof plinth.model.schema.Constraint.ForeignKey)
                                    && !(c instanceof plinth.model.schema.Constraint.Check))
                            .isPresent()) {
                return true;
            }
        }
        return false;
    }

    static Schema add(Schema s, ObjectName on, Index index) {
        columns(s, on, index);
        index.name().ifPresent(n -> free(s, on, n));
        return with(s, on, all -> {
            all.add(index);
            return all;
        });
    }

    private static void free(Schema s, ObjectName on, Name n) {
        Edits.needed(n);
        if (taken(s, on.sibling(n))) {
            throw new Refusal("There is a table or an index " + n + " already.");
        }
    }

    private static void columns(Schema s, ObjectName on, Index index) {
        of(s, on);
        if (index.keys().isEmpty()) {
            throw new Refusal("An index needs a column or an expression.");
        }
        Optional<Table> t = s.table(on)
                .filter(x -> x.inherits().isEmpty() && x.partitionOf().isEmpty());
        if (t.isPresent()) {
            List<Name> named = new ArrayList<>(index.include());
            index.keys().forEach(k -> k.column().ifPresent(named::add));
            named.forEach(n -> Edits.column(t.get(), n));
        }
    }

    /** Returns the place of the index called {@code name}, given or implied. */
    static int at(Schema s, ObjectName on, Name name) {
        List<Index> all = of(s, on);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().filter(name::equals).isPresent()) {
                return i;
            }
        }
        ImpliedNames names = ImpliedNames.of(s);
        for (int i = 0; i < all.size(); i++) {
            if (names.index(on, i).equals(name)) {
                return i;
            }
        }
        throw new Refusal("There is no index " + name + " on " + on + ".");
    }

    static Schema drop(Schema s, ObjectName on, Name name) {
        int at = at(s, on, name);
        Schema without = with(s, on, all -> {
            all.remove(at);
            return all;
        });
        released(s, without, on, at, name);
        return without;
    }

    /** A unique index cannot go while a foreign key relies on it, nor an index by which rows are identified. */
    private static void released(Schema s, Schema without, ObjectName on, int at, Name name) {
        Optional<Table> t = s.table(on);
        if (t.isEmpty()) {
            return;
        }
        Index i = t.get().indexes().get(at);
        if (i.unique() && i.leadingColumns().size() == i.keys().size()) {
            Dependents.refuse(
                    "The index " + name,
                    Dependents.onKey(s, t.get(), Set.copyOf(i.leadingColumns()), without.requireTable(on)));
        }
        identity(t.get(), name);
    }

    static void identity(Table t, Name index) {
        for (String trait : t.traits()) {
            if (trait.startsWith("REPLICA IDENTITY") && trait.endsWith(" " + index.value())) {
                throw new Refusal(
                        "The index " + index + " cannot go: the rows of " + t.name() + " are identified by it.");
            }
        }
    }

    static Schema rename(Schema s, Edit.RenameIndex r) {
        int at = at(s, r.on(), r.from());
        if (r.from().equals(r.to())) {
            return s;
        }
        free(s, r.on(), r.to());
        return on(s, r.on(), at, i -> i.withName(Optional.of(r.to())));
    }

    static Schema replace(Schema s, Edit.ReplaceIndex r) {
        int at = at(s, r.on(), r.index());
        columns(s, r.on(), r.with());
        if (!r.with().name().equals(of(s, r.on()).get(at).name())) {
            r.with().name().ifPresent(n -> free(s, r.on(), n));
        }
        Schema next = on(s, r.on(), at, i -> r.with());
        Index old = of(s, r.on()).get(at);
        if (old.unique() && s.table(r.on()).isPresent()) {
            Dependents.refuse(
                    "The index " + r.index(),
                    Dependents.onKey(
                            s, s.requireTable(r.on()), Set.copyOf(old.leadingColumns()), next.requireTable(r.on())));
        }
        return next;
    }

    static Schema comment(Schema s, Edit.CommentIndex c) {
        return on(s, c.on(), at(s, c.on(), c.index()), i -> i.withComment(c.comment()));
    }

    private static Schema on(Schema s, ObjectName on, int at, UnaryOperator<Index> change) {
        return with(s, on, all -> {
            all.set(at, change.apply(all.get(at)));
            return all;
        });
    }
}
