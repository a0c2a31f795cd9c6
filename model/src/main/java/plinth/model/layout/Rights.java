package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.ddl.ColumnRights;
import plinth.model.ddl.Dependencies;
import plinth.model.ddl.Followed;
import plinth.model.ddl.NameChange;
import plinth.model.ddl.PartsGone;
import plinth.model.ddl.PublicationText;
import plinth.model.ddl.Unfollowable;
import plinth.model.schema.Address;
import plinth.model.schema.Dependency;
import plinth.model.schema.Kept;
import plinth.model.schema.ObjectName;
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
        boolean speaks = o instanceof Ownership
                || o instanceof Kept k && Set.of("GRANT", "REVOKE").contains(k.kind());
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

    /**
     * Returns {@code rest} with its publications of the base as they are about the tables of {@code made}: without the tables that inherit from the base, and with
     * the rows of partitions as rows of the base.
     */
    Schema published(Schema rest, List<? extends SchemaObject> made) {
        List<Table> tables = made.stream()
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
        Optional<Table> base =
                tables.stream().filter(t -> t.name().equals(family.base())).findFirst();
        List<Kept> publications = rest.objects().stream()
                .filter(o -> o instanceof Kept k && k.kind().equals("PUBLICATION"))
                .map(Kept.class::cast)
                .toList();
        if (base.isEmpty() || publications.isEmpty()) {
            return rest;
        }
        List<List<Dependency>> uses = Dependencies.of(rest, publications);
        Map<SchemaObject, SchemaObject> changed = new HashMap<>();
        for (int i = 0; i < publications.size(); i++) {
            changed.put(publications.get(i), published(publications.get(i), uses.get(i), rest, base.get(), tables));
        }
        return new Schema(
                rest.objects().stream().map(o -> changed.getOrDefault(o, o)).toList());
    }

    private Kept published(Kept k, List<Dependency> uses, Schema rest, Table base, List<Table> tables) {
        Set<Integer> places = new LinkedHashSet<>();
        Set<ObjectName> others = new LinkedHashSet<>();
        for (Dependency d : uses) {
            if (d.on() instanceof Address.Relation(ObjectName n)) {
                if (!n.equals(base.name())) {
                    others.add(n);
                } else if (d.part() instanceof Part.OfMember(int place)) {
                    places.add(place);
                }
            }
        }
        if (places.isEmpty()) {
            return k;
        }
        List<Table> heirs =
                tables.stream().filter(t -> t.inherits().contains(base.name())).toList();
        boolean whole = places.stream().anyMatch(p -> !PublicationText.listsColumns(k, p));
        List<String> apart = tables.stream()
                .filter(t -> heirs.contains(t)
                        || whole
                                && before.table(t.name()).isEmpty()
                                && t.partitionOf().isEmpty())
                .map(t -> t.name().toString())
                .toList();
        String called = Strings.capital(k.called());
        if (!apart.isEmpty()) {
            losses.add(
                    Parts.whole(k),
                    called + " is about " + base.name() + " alone: it says nothing of what is in "
                            + String.join(", ", apart) + " now.");
        }
        List<String> more = before.table(base.name()).stream()
                .flatMap(was ->
                        base.columns().stream().filter(c -> was.column(c.name()).isEmpty()))
                .map(c -> c.name().toString())
                .toList();
        if (whole && !more.isEmpty()) {
            losses.add(
                    Parts.whole(k),
                    called + " covers " + String.join(", ", more) + " of " + base.name() + " as well from now on.");
        }
        if (!heirs.isEmpty()) {
            return PublicationText.alone(k, places);
        }
        if (base.partitioning().isEmpty()) {
            return k;
        }
        Kept now = PublicationText.asRoot(k);
        List<String> partitioned = others.stream()
                .filter(n ->
                        rest.table(n).filter(t -> t.partitioning().isPresent()).isPresent())
                .map(ObjectName::toString)
                .toList();
        if (now != k && !partitioned.isEmpty()) {
            losses.add(
                    Parts.whole(k),
                    called + " publishes rows of " + String.join(", ", partitioned)
                            + " as such and no longer as rows of their partitions.");
        }
        return now;
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
