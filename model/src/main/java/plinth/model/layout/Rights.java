package plinth.model.layout;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.ddl.ColumnRights;
import plinth.model.ddl.Followed;
import plinth.model.ddl.NameChange;
import plinth.model.ddl.PartsGone;
import plinth.model.ddl.PublishedAlone;
import plinth.model.ddl.Unfollowable;
import plinth.model.schema.Address;
import plinth.model.schema.Dependency;
import plinth.model.schema.Kept;
import plinth.model.schema.Ownership;
import plinth.model.schema.Part;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;

/** Gives who owns the base of a family, and who has rights on it, the same on the tables that are new. */
final class Rights {
    private final Schema before;
    private final Family family;
    private final List<List<Dependency>> needs;
    private final Losses losses;

    Rights(Schema before, Family family, List<List<Dependency>> needs, Losses losses) {
        this.before = before;
        this.family = family;
        this.needs = needs;
        this.losses = losses;
    }

    /** Returns what {@code o} of the base says of each table of {@code made} that was not there before. */
    List<SchemaObject> again(SchemaObject o, List<? extends SchemaObject> made) {
        boolean stays =
                made.stream().anyMatch(t -> t instanceof Table && t.name().equals(family.base()));
        boolean speaks = o instanceof Ownership
                || o instanceof Kept k
                        && (Set.of("GRANT", "REVOKE").contains(k.kind())
                                || stays && k.kind().equals("PUBLICATION"));
        List<Table> fresh = made.stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .filter(t -> before.table(t.name()).isEmpty())
                .toList();
        if (!speaks || fresh.isEmpty()) {
            return List.of();
        }
        List<SchemaObject> out = new ArrayList<>();
        switch (o) {
            case Ownership w
            when w.space() == Ownership.Space.RELATION && w.name().equals(family.base()) ->
                fresh.forEach(t -> out.add(w.withName(t.name())));
            case Kept k -> out.addAll(again(k, fresh));
            default -> {}
        }
        return out;
    }

    /** Returns {@code o}; a publication of the base with ONLY before it where tables of {@code made} inherit from it, which it has not had. */
    SchemaObject alone(SchemaObject o, List<? extends SchemaObject> made) {
        int at = before.objects().indexOf(o);
        boolean heirs =
                made.stream().anyMatch(t -> t instanceof Table x && x.inherits().contains(family.base()));
        if (!heirs || at < 0 || !(o instanceof Kept k) || !k.kind().equals("PUBLICATION")) {
            return o;
        }
        Set<Integer> places = new LinkedHashSet<>();
        for (Dependency d : needs.get(at)) {
            if (d.on().equals(new Address.Relation(family.base())) && d.part() instanceof Part.OfMember(int place)) {
                places.add(place);
            }
        }
        return PublishedAlone.of(k, places);
    }

    private List<SchemaObject> again(Kept k, List<Table> fresh) {
        Set<Part> base = new LinkedHashSet<>();
        Set<Part> others = new LinkedHashSet<>();
        for (Dependency d : needs.get(before.objects().indexOf(k))) {
            boolean mine = d.on().equals(new Address.Relation(family.base()));
            (mine ? base : others).add(d.part());
        }
        if (base.isEmpty()) {
            return List.of();
        }
        if (k.kind().equals("PUBLICATION")) {
            losses.add(
                    Parts.whole(k),
                    Strings.capital(k.called()) + " is about " + family.base()
                            + " alone: it says nothing of what is in "
                            + String.join(
                                    ", ",
                                    fresh.stream().map(t -> t.name().toString()).toList()) + " now.");
            return List.of();
        }
        others.removeIf(p -> !(p instanceof Part.OfMember));
        others.removeAll(base);
        List<SchemaObject> out = new ArrayList<>();
        try {
            for (Table t : fresh) {
                SchemaObject copy = Followed.object(before, k, new NameChange.OfRelation(family.base(), t.name()));
                if (copy instanceof Kept c) {
                    (others.isEmpty() ? Optional.of(c) : PartsGone.statement(c, others))
                            .flatMap(x ->
                                    ColumnRights.of(x).only(n -> t.column(n).isPresent()))
                            .ifPresent(out::add);
                }
            }
        } catch (Unfollowable e) {
            losses.add(
                    Parts.whole(k),
                    Strings.capital(k.called()) + " is not repeated for the new tables: it " + e.getMessage() + ".");
        }
        return out;
    }
}
