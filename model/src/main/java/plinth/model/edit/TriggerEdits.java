package plinth.model.edit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Trigger;
import plinth.model.schema.View;

/** Edits of triggers, which stand on tables and on views. */
final class TriggerEdits {
    private TriggerEdits() {}

    static List<Trigger> of(Schema s, ObjectName on) {
        Optional<Table> t = s.table(on);
        return t.isPresent()
                ? t.get().triggers()
                : s.view(on)
                        .orElseThrow(() -> new Refusal("There is no table " + on + "."))
                        .triggers();
    }

    private static Schema with(Schema s, ObjectName on, UnaryOperator<List<Trigger>> change) {
        List<Trigger> next = change.apply(new ArrayList<>(of(s, on)));
        return s.map(o -> switch (o) {
            case Table t when t.name().equals(on) -> t.withTriggers(next);
            case View v when v.name().equals(on) -> v.withTriggers(next);
            default -> o;
        });
    }

    private static int at(Schema s, ObjectName on, Name name) {
        List<Trigger> all = of(s, on);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new Refusal("There is no trigger " + name + " on " + on + ".");
    }

    private static void free(Schema s, ObjectName on, Name name) {
        Edits.needed(name);
        if (of(s, on).stream().anyMatch(t -> t.name().equals(name))) {
            throw new Refusal("There is a trigger " + name + " on " + on + " already.");
        }
    }

    private static void columns(Schema s, ObjectName on, Trigger g) {
        s.table(on)
                .filter(t -> t.inherits().isEmpty() && t.partitionOf().isEmpty())
                .ifPresent(t -> g.updateOf().forEach(n -> Edits.column(t, n)));
    }

    static Schema add(Schema s, ObjectName on, Trigger g) {
        free(s, on, g.name());
        columns(s, on, g);
        return with(s, on, all -> {
            all.add(g);
            return all;
        });
    }

    static Schema drop(Schema s, ObjectName on, Name name) {
        int at = at(s, on, name);
        return with(s, on, all -> {
            all.remove(at);
            return all;
        });
    }

    static Schema rename(Schema s, Edit.RenameTrigger r) {
        int at = at(s, r.on(), r.from());
        if (r.from().equals(r.to())) {
            return s;
        }
        free(s, r.on(), r.to());
        return on(s, r.on(), at, g -> g.withName(r.to()));
    }

    static Schema replace(Schema s, Edit.ReplaceTrigger r) {
        int at = at(s, r.on(), r.trigger());
        columns(s, r.on(), r.with());
        if (!r.trigger().equals(r.with().name())) {
            free(s, r.on(), r.with().name());
        }
        return on(s, r.on(), at, g -> r.with());
    }

    static Schema comment(Schema s, Edit.CommentTrigger c) {
        return on(s, c.on(), at(s, c.on(), c.trigger()), g -> g.withComment(c.comment()));
    }

    private static Schema on(Schema s, ObjectName on, int at, UnaryOperator<Trigger> change) {
        return with(s, on, all -> {
            all.set(at, change.apply(all.get(at)));
            return all;
        });
    }
}
