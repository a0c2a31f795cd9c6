package plinth.renderer.query;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import plinth.model.access.AccessPattern;
import plinth.model.access.AccessPatterns;
import plinth.model.layout.Family;
import plinth.model.layout.FamilyReader;
import plinth.model.layout.Layout;
import plinth.model.layout.Layout.KindLayout;
import plinth.model.layout.Layouts;
import plinth.model.layout.Strategy;
import plinth.model.pattern.Finding;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Patterns;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.schema.SeedRows;
import plinth.model.schema.Table;

/** Chooses the stubs for a schema: rows for every table, and what its patterns call for. */
public final class Stubs {
    private final Schema schema;
    private final List<Finding> findings;
    private final Schema full;
    private final GoNames names;
    private final Map<ObjectName, StubFile> files = new LinkedHashMap<>();
    private final Set<ObjectName> done = new HashSet<>();

    private Stubs(Schema schema, SeedRows rows) {
        this.full = schema;
        this.schema = Sound.of(schema);
        this.findings = Patterns.recognise(this.schema, rows);
        this.names = new GoNames(this.schema);
    }

    /**
     * Returns the stubs of {@code schema}, a file for each table or family, in the schema's order.
     *
     * @param rows what the schema's script puts into tables
     */
    public static List<StubFile> of(Schema schema, SeedRows rows) {
        return new Stubs(schema, rows).all(Optional.empty());
    }

    /** Returns the stubs of {@code layout}'s schema; those of its family are for that layout. */
    public static List<StubFile> of(Layout layout, SeedRows rows) {
        return new Stubs(layout.schema(), rows).all(Optional.of(layout));
    }

    /** What is made together: a family, with the tables that it takes. */
    private record Unit(Set<ObjectName> tables, Runnable make) {}

    /** Each table or family in the order in which the first of its tables stands in the schema: so does it come to its names. */
    private List<StubFile> all(Optional<Layout> given) {
        List<Unit> units = units(given);
        for (Table t : schema.tables()) {
            for (Unit u : units) {
                if (u.tables().contains(t.name()) && !done.contains(t.name())) {
                    u.make().run();
                }
            }
            if (useful(t) && done.add(t.name())) {
                put(t.name(), "the table " + t.name(), table(shape(t.name())), Optional.empty());
            }
        }
        List<StubFile> ordered = new ArrayList<>();
        Set<ObjectName> put = new HashSet<>();
        for (Table t : schema.tables()) {
            Optional.ofNullable(files.get(t.name()))
                    .filter(x -> put.add(t.name()))
                    .ifPresent(ordered::add);
        }
        files.forEach((n, f) -> {
            if (put.add(n)) {
                ordered.add(f);
            }
        });
        return ordered.stream().filter(f -> !f.stubs().isEmpty()).toList();
    }

    private List<Unit> units(Optional<Layout> given) {
        List<Unit> units = new ArrayList<>();
        Set<ObjectName> taken = new HashSet<>();
        given.filter(Layout::tells).ifPresent(l -> units.add(unit(l, taken)));
        for (Family f : FamilyReader.families(schema, findings)) {
            // What is only assumed of a family is no ground to write rows by.
            boolean one = !f.overlapping() && !(f.today() instanceof Strategy.ConcreteTables);
            if (!taken.contains(f.base()) && f.assumed().isEmpty() && one) {
                units.add(unit(Layouts.lay(schema, f, f.today()), taken));
            }
        }
        for (Finding f : findings) {
            if (f.pattern() instanceof Pattern.SubtypeFamily s && byKey(s) && taken.add(s.table())) {
                Set<ObjectName> tables = new HashSet<>(Set.of(s.table()));
                s.subtypes().stream()
                        .map(Pattern.Subtype::table)
                        .filter(taken::add)
                        .forEach(tables::add);
                units.add(new Unit(tables, () -> subtypes(s)));
            }
        }
        return units;
    }

    /** Whether each subtype refers to the base's primary key, by which the stubs join them. */
    private boolean byKey(Pattern.SubtypeFamily s) {
        List<Name> key = schema.requireTable(s.table()).keyColumns();
        return s.subtypes().stream().allMatch(t -> t.of().equals(key));
    }

    private Unit unit(Layout l, Set<ObjectName> taken) {
        Set<ObjectName> tables = new HashSet<>(l.tables());
        tables.add(l.family().base());
        taken.addAll(tables);
        return new Unit(tables, () -> family(l));
    }

    /** Two stubs that say the same, whatever their parameters are called, are one, which bears the comments of both. */
    private void put(ObjectName table, String title, List<Stub> stubs, Optional<Layout> family) {
        Map<String, Stub> out = new LinkedHashMap<>();
        for (Stub s : stubs) {
            String meaning =
                    QueryWriter.write(s.statement(), QueryWriter.Flavour.PLAIN).text();
            out.merge(s.command() + meaning, s, Stubs::both);
        }
        files.put(table, new StubFile(table, title, List.copyOf(out.values()), family));
    }

    private static Stub both(Stub first, Stub twin) {
        List<String> doc = new ArrayList<>(first.doc());
        twin.doc().stream().filter(d -> !doc.contains(d)).forEach(doc::add);
        return new Stub(first.name(), first.command(), doc, first.statement());
    }

    /** Partitions are reached through their table; a foreign table may not be writable, and sqlc does not know it. */
    private static boolean useful(Table t) {
        return t.partitionOf().isEmpty()
                && t.kind() != Table.Kind.FOREIGN
                && !t.columns().isEmpty();
    }

    private TableShape shape(ObjectName name) {
        return new TableShape(schema, schema.requireTable(name), names);
    }

    private <P extends Pattern> List<P> patterns(Class<P> type, ObjectName table) {
        return findings.stream()
                .map(Finding::pattern)
                .filter(p -> type.isInstance(p) && p.table().equals(table))
                .map(type::cast)
                .toList();
    }

    private List<Stub> table(TableShape t) {
        List<Stub> out = new ArrayList<>();
        CrudStubs crud = new CrudStubs(schema, t, names);
        List<Pattern.Bridge> bridges = patterns(Pattern.Bridge.class, t.name());
        if (!bridges.isEmpty()) {
            List<Name> pair = new ArrayList<>();
            bridges.getFirst().ends().forEach(f -> pair.addAll(f.columns()));
            out.addAll(BridgeStubs.of(schema, t, bridges.getFirst(), names));
            boolean ownKey = !t.key().isEmpty() && !Set.copyOf(t.key()).equals(Set.copyOf(pair));
            if (ownKey) {
                out.addAll(crud.reading());
                out.addAll(crud.changing(Set.copyOf(pair)));
                out.addAll(crud.deleting());
            }
        } else {
            out.addAll(crud.reading());
            out.addAll(pages(t));
            out.addAll(SearchStubs.of(schema, t, names));
            if (arcs(t).isEmpty()) {
                out.addAll(crud.making());
            }
            out.addAll(crud.changing(Set.of()));
            out.addAll(crud.deleting());
        }
        out.addAll(shared(t));
        return out;
    }

    /** Lists along indexes, named by what they are of; the children of a row come with the tree. */
    private List<Stub> pages(TableShape t) {
        Map<List<Name>, String> known = new HashMap<>();
        for (Pattern.PolymorphicReference p : patterns(Pattern.PolymorphicReference.class, t.name())) {
            known.put(List.of(p.type(), p.id()), "Of" + PolymorphicStubs.stem(p));
        }
        for (Pattern.SelfReference p : patterns(Pattern.SelfReference.class, t.name())) {
            if (TableShape.parent(schema, t.table, p.reference())) {
                known.put(p.reference().columns(), "");
            }
        }
        List<Stub> out = new ArrayList<>(PageStubs.of(t, known, names));
        out.addAll(GroupStubs.of(schema, t, names));
        return out;
    }

    /** The arcs whose arms are foreign keys of one column each: those that a row can be made for by what it references. */
    private List<Pattern.ExclusiveArc> arcs(TableShape t) {
        return patterns(Pattern.ExclusiveArc.class, t.name()).stream()
                .filter(a -> a.arms().stream()
                        .allMatch(arm ->
                                arm.reference().isPresent() && arm.columns().size() == 1))
                .limit(1)
                .toList();
    }

    /** The stubs of the patterns that any table may show, a family's base as well. */
    private List<Stub> shared(TableShape t) {
        List<Stub> out = new ArrayList<>();
        out.addAll(LiveStubs.of(t, names));
        for (Pattern.ExclusiveArc p : arcs(t)) {
            out.addAll(ArcStubs.of(schema, t, p, names));
        }
        for (Pattern.PolymorphicReference p : patterns(Pattern.PolymorphicReference.class, t.name())) {
            out.addAll(PolymorphicStubs.of(schema, t, p, names));
        }
        boolean first = true;
        for (Pattern.SelfReference p : patterns(Pattern.SelfReference.class, t.name())) {
            List<Stub> tree = TreeStubs.of(schema, t, p.reference(), first, names);
            out.addAll(tree);
            first &= tree.isEmpty();
        }
        for (Pattern.Temporal p : patterns(Pattern.Temporal.class, t.name())) {
            if (!p.untilNext()) {
                out.addAll(TemporalStubs.of(t, p, names));
            }
        }
        return out;
    }

    private void family(Layout layout) {
        Family f = layout.family();
        List<AccessPattern> patterns = AccessPatterns.of(schema, f);
        FamilyReads reads = new FamilyReads(layout, patterns, t -> Domains.type(full, t), names);
        List<Stub> out = switch (layout.strategy()) {
            case Strategy.ClassTable c -> classTable(layout, reads);
            case Strategy.SingleTable s -> singleTable(layout, reads);
            case Strategy.ConcreteTables t -> concreteTables(layout, reads);
        };
        done.add(f.base());
        done.addAll(layout.tables());
        String title =
                "the family " + f.base() + " as " + layout.strategy().label().toLowerCase(java.util.Locale.ROOT);
        put(f.base(), title, out, Optional.of(layout));
    }

    private List<Stub> classTable(Layout layout, FamilyReads reads) {
        Family f = layout.family();
        TableShape base = shape(f.base());
        List<ClassTableStubs.Member> members = new ArrayList<>();
        for (KindLayout k : layout.kinds()) {
            if (!k.own().equals(k.common())) {
                members.add(member(
                        schema.requireTable(k.own()),
                        k.ownKey(),
                        Optional.of(k.kind().value()),
                        f.base(),
                        f.discriminator()));
            }
        }
        List<String> bare = layout.kinds().stream()
                .filter(k -> k.own().equals(k.common()))
                .map(k -> k.kind().value())
                .toList();
        ClassTableStubs writes =
                new ClassTableStubs(schema, base, Optional.of(f.discriminator()), members, bare, names);
        CrudStubs crud = new CrudStubs(schema, base, names);
        List<Stub> out = new ArrayList<>(crud.reading());
        out.addAll(reads.details());
        out.addAll(reads.feed());
        out.addAll(pages(base));
        out.addAll(SearchStubs.of(schema, base, names));
        out.addAll(crud.changing(Set.of(f.discriminator())));
        out.addAll(writes.whole());
        for (KindLayout k : layout.kinds()) {
            out.addAll(reads.kind(k.kind(), true));
            members.stream().filter(m -> m.table().name().equals(k.own())).forEach(m -> out.addAll(writes.member(m)));
            if (k.own().equals(k.common())) {
                out.addAll(writes.bare(k.kind().value(), names.one(k.kind().table())));
            }
        }
        for (ClassTableStubs.Member m : members) {
            out.addAll(shared(m.table()));
        }
        out.addAll(shared(base));
        return out;
    }

    private ClassTableStubs.Member member(
            Table t, List<Name> key, Optional<String> value, ObjectName base, Name discriminator) {
        Optional<Constraint.ForeignKey> reference = t.foreignKeys().stream()
                .filter(r -> r.target().equals(base) && r.columns().containsAll(key))
                .findFirst();
        Optional<Name> guard = reference.flatMap(r -> {
            int at = schema.referenced(r).indexOf(discriminator);
            return at < 0 ? Optional.empty() : Optional.of(r.columns().get(at));
        });
        return new ClassTableStubs.Member(
                new TableShape(schema, t, names),
                key,
                referred(reference, key, base),
                value,
                guard,
                reference.filter(ClassTableStubs::cascades).isPresent());
    }

    /** The columns of the base that {@code key} of a subtype stands for. */
    private List<Name> referred(Optional<Constraint.ForeignKey> reference, List<Name> key, ObjectName base) {
        return reference
                .map(r -> key.stream()
                        .map(k -> schema.referenced(r).get(r.columns().indexOf(k)))
                        .toList())
                .orElse(schema.requireTable(base).keyColumns());
    }

    private List<Stub> singleTable(Layout layout, FamilyReads reads) {
        Family f = layout.family();
        TableShape t = shape(f.base());
        CrudStubs crud = new CrudStubs(schema, t, names);
        SingleTableStubs writes = new SingleTableStubs(layout, t, names);
        List<Stub> out = new ArrayList<>(crud.reading());
        out.addAll(reads.feed());
        out.addAll(pages(t));
        out.addAll(SearchStubs.of(schema, t, names));
        out.addAll(crud.deleting());
        out.addAll(writes.whole());
        for (KindLayout k : layout.kinds()) {
            out.addAll(reads.kind(k.kind(), true));
            out.addAll(writes.kind(k));
        }
        out.addAll(shared(t));
        return out;
    }

    private List<Stub> concreteTables(Layout layout, FamilyReads reads) {
        List<Stub> out = new ArrayList<>(reads.base());
        out.addAll(reads.details());
        out.addAll(reads.feed());
        for (KindLayout k : layout.kinds()) {
            out.addAll(table(shape(k.own())));
            out.addAll(reads.kind(k.kind(), false));
        }
        return out;
    }

    /** A family that nothing but its tables' keys tells: without a discriminator, or with values that fit no table. */
    private void subtypes(Pattern.SubtypeFamily p) {
        Optional<Name> kind = p.discriminator().map(Pattern.Discriminator::column);
        TableShape base = shape(p.table());
        List<ClassTableStubs.Member> members = new ArrayList<>();
        for (Pattern.Subtype s : p.subtypes()) {
            if (!done.contains(s.table())) {
                members.add(new ClassTableStubs.Member(
                        shape(s.table()),
                        s.key(),
                        s.of(),
                        s.value(),
                        s.guard(),
                        ClassTableStubs.cascades(s.reference())));
            }
        }
        ClassTableStubs writes = new ClassTableStubs(schema, base, kind, members, List.of(), names);
        List<Stub> out = new ArrayList<>(table(base));
        out.addAll(writes.joins());
        for (ClassTableStubs.Member m : members) {
            out.addAll(writes.member(m));
            out.addAll(pages(m.table()));
            out.addAll(shared(m.table()));
            done.add(m.table().name());
        }
        writes.whole().stream().filter(s -> !s.name().startsWith("Delete")).forEach(out::add);
        done.add(p.table());
        String title = "the family " + p.table() + " ("
                + members.stream().map(m -> m.table().name().toString()).collect(Collectors.joining(", ")) + ")";
        put(p.table(), title, out, Optional.empty());
    }
}
