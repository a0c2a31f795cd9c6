package plinth.model.ddl;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.schema.Column;
import plinth.model.schema.CompositeType;
import plinth.model.schema.Constraint;
import plinth.model.schema.Domain;
import plinth.model.schema.Kept;
import plinth.model.schema.KeptNames;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Part;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Table;
import plinth.model.schema.View;

/** An object without some of its parts; those that stay keep the names that PostgreSQL chose for them, and a primary key's columns their NOT NULL. */
public final class PartsGone {
    private final Built before;
    private final Set<Part> gone;

    PartsGone(Built before, List<Part> gone) {
        this.before = before;
        this.gone = new HashSet<>(gone);
    }

    /** Returns {@code k} without the members {@code gone} that it lists; nothing when it then says nothing more. */
    public static Optional<Kept> statement(Kept k, Set<Part> gone) {
        return without(k, gone).map(PartsGone::renamed);
    }

    /** What lists several is called after the first. */
    private static Kept renamed(Kept k) {
        Name from = k.about().map(ObjectName::schema).orElse(k.name().schema());
        return Followed.read(k.text(), from.isEmpty() ? ObjectName.PUBLIC : from)
                .filter(Kept.class::isInstance)
                .map(Kept.class::cast)
                .map(n -> new Kept(k.kind(), n.name(), k.text(), n.about(), k.comment()))
                .orElse(k);
    }

    private static Optional<Kept> without(Kept k, Set<Part> gone) {
        Set<Integer> places = new HashSet<>();
        for (Part p : gone) {
            if (p instanceof Part.OfMember(int at)) {
                places.add(at);
            }
        }
        return Members.of(k).flatMap(m -> m.without(places)).map(k::withText);
    }

    Built built() {
        return switch (before.object()) {
            case Table t -> table(t);
            case View v -> view(v);
            case Domain d -> domain(d);
            case CompositeType c ->
                new Built(
                        c.withFields(c.fields().stream()
                                .filter(f -> !gone.contains(new Part.OfColumn(f.name())))
                                .toList()),
                        before.origins());
            case Kept k -> new Built(kept(k), before.origins());
            default -> before;
        };
    }

    /** Returns the statement without what it listed; where it says nothing more, its text is empty. */
    private Kept kept(Kept k) {
        return without(k, gone).orElseGet(() -> Members.of(k).isPresent() ? k.withText("") : k);
    }

    private Built table(Table t) {
        Set<Name> inKeys = new HashSet<>();
        for (int i = 0; i < t.constraints().size(); i++) {
            if (t.constraints().get(i) instanceof Constraint.PrimaryKey p && gone.contains(new Part.OfConstraint(i))) {
                inKeys.addAll(p.columns());
            }
        }
        List<Column> columns = new ArrayList<>();
        List<Origins.OfColumn> origins = new ArrayList<>();
        for (int i = 0; i < t.columns().size(); i++) {
            Column c = t.columns().get(i);
            if (gone.contains(new Part.OfColumn(c.name()))) {
                continue;
            }
            Origins.OfColumn o = before.parts().columns().get(i);
            boolean keeps = inKeys.contains(c.name()) && c.notNull().isEmpty() && !identified(c);
            if (gone.contains(new Part.DefaultOf(c.name()))) {
                keeps |= c.value() instanceof Column.Serial;
                c = c.withValue(Column.ABSENT);
                o = o.withValue(Optional.empty());
            }
            if (keeps) {
                c = c.notNullable();
                o = o.withNotNull(Optional.of(o.definition()));
            }
            columns.add(c);
            origins.add(o);
        }
        Origins.OfTable parts = before.parts()
                .withColumns(origins)
                .withConstraints(kept(before.parts().constraints(), Part.OfConstraint::new))
                .withIndexes(kept(before.parts().indexes(), Part.OfIndex::new))
                .withTriggers(kept(before.parts().triggers(), Part.OfTrigger::new))
                .withPolicies(kept(before.parts().policies(), Part.OfPolicy::new));
        Table now = t.withColumns(columns)
                .withConstraints(kept(t.constraints(), Part.OfConstraint::new))
                .withIndexes(kept(t.indexes(), Part.OfIndex::new))
                .withTriggers(kept(t.triggers(), Part.OfTrigger::new))
                .withPolicies(kept(t.policies(), Part.OfPolicy::new));
        return new Built(RowIdentity.without(t, (Table) KeptNames.kept(t, now)), parts);
    }

    private static boolean identified(Column c) {
        return c.value() instanceof Column.Identity || c.value() instanceof Column.Serial;
    }

    private interface Numbered {
        Part at(int i);
    }

    private <T> List<T> kept(List<T> all, Numbered part) {
        List<T> out = new ArrayList<>(all.size());
        for (int i = 0; i < all.size(); i++) {
            if (!gone.contains(part.at(i))) {
                out.add(all.get(i));
            }
        }
        return out;
    }

    private Built view(View v) {
        SchemaObject now = KeptNames.kept(
                v,
                v.withIndexes(kept(v.indexes(), Part.OfIndex::new))
                        .withTriggers(kept(v.triggers(), Part.OfTrigger::new)));
        return new Built(
                now,
                before.parts()
                        .withIndexes(kept(before.parts().indexes(), Part.OfIndex::new))
                        .withTriggers(kept(before.parts().triggers(), Part.OfTrigger::new)));
    }

    private Built domain(Domain d) {
        Domain checked = d.withChecks(kept(d.checks(), Part.OfCheck::new));
        return new Built(
                gone.contains(new Part.OfDefault()) ? checked.withDefault(Optional.empty()) : checked,
                before.origins());
    }
}
