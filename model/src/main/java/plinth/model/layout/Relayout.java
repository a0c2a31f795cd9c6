package plinth.model.layout;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint;
import plinth.model.schema.Expression;
import plinth.model.schema.Kept;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Ownership;
import plinth.model.schema.Routine;
import plinth.model.schema.Schema;
import plinth.model.schema.SchemaObject;
import plinth.model.schema.Sequence;
import plinth.model.schema.Strings;
import plinth.model.schema.Table;
import plinth.model.schema.Type;
import plinth.model.schema.View;

/** What all layouts have in common: putting the family's new tables where the old ones were, and mending what pointed at those. */
final class Relayout {
    /** Where a foreign key to one of the family's old tables goes now; absent when there is no table that it could mean. */
    record Target(ObjectName table, Map<Name, Name> columns) {}

    private final Schema schema;
    private final Family family;
    private final Map<ObjectName, Optional<Target>> targets = new HashMap<>();
    private final Set<ObjectName> unreadable = new HashSet<>();
    final List<String> notEnforced = new ArrayList<>();
    final List<String> notCarried = new ArrayList<>();

    Relayout(Schema schema, Family family) {
        this.schema = schema;
        this.family = family;
    }

    /** Returns {@code t} without what names columns of the family that it does not have; each is said. */
    Table fitting(Table t) {
        return new Fitting(family, notCarried).fit(t);
    }

    /** Says what goes with the tables that are no more, and what does not hold for those that are new. */
    private void sayWhatGoes(Set<ObjectName> old, List<? extends SchemaObject> made) {
        Set<ObjectName> now = new HashSet<>();
        made.forEach(o -> {
            if (o instanceof Table) {
                now.add(o.name());
            }
        });
        List<String> news = made.stream()
                .filter(o -> o instanceof Table && !old.contains(o.name()))
                .map(o -> o.name().toString())
                .toList();
        for (ObjectName n : oldTables()) {
            Table t = schema.requireTable(n);
            List<String> parts = new ArrayList<>();
            t.comment().ifPresent(c -> parts.add("its comment"));
            if (!t.with().isEmpty()) {
                parts.add("its storage options");
            }
            parts.addAll(t.traits());
            t.policies().forEach(p -> parts.add("the policy " + p.name()));
            if (!now.contains(n) && !parts.isEmpty()) {
                notCarried.add("With the table " + n + " goes " + String.join(", ", parts) + ".");
            } else if (!news.isEmpty()
                    && (!t.policies().isEmpty() || t.traits().stream().anyMatch(x -> x.contains("ROW LEVEL")))) {
                notCarried.add(
                        "Row level security of " + n + " does not cover what is in " + String.join(", ", news) + ".");
            }
        }
        if (!family.told()) {
            notCarried.add("Rows of " + family.base()
                    + " that have rows in several of its tables, or in none: here each is of one kind.");
        }
    }

    /** Says where foreign keys to {@code old} go. */
    void retarget(ObjectName old, Optional<Target> target) {
        targets.put(old, target);
    }

    /** Says that views over {@code old} cannot be kept: it is gone, or its columns are others. */
    void unreadable(ObjectName old) {
        unreadable.add(old);
    }

    /** Returns the names of all tables that the family has today. */
    List<ObjectName> oldTables() {
        List<ObjectName> all = new ArrayList<>(List.of(family.base()));
        if (family.today() instanceof Strategy.ClassTable) {
            family.kinds().stream()
                    .map(Family.Kind::table)
                    .filter(n -> schema.table(n).isPresent())
                    .forEach(all::add);
        }
        return all;
    }

    /** Returns the schema with {@code tables} (and what else the layout makes) in the place of the family's tables. */
    Schema replace(List<? extends SchemaObject> made) {
        Set<ObjectName> old = new HashSet<>(oldTables());
        Set<ObjectName> now = new HashSet<>();
        made.forEach(o -> now.add(o.name()));
        sayWhatGoes(old, made);
        Set<ObjectName> views = viewsOver(unreadable);
        views.forEach(
                v -> notCarried.add("The view " + v + " reads tables that are laid out otherwise; it is left out."));
        List<SchemaObject> out = new ArrayList<>();
        boolean placed = false;
        for (SchemaObject o : schema.objects()) {
            if (o instanceof Table t && old.contains(t.name())) {
                if (!placed) {
                    out.addAll(made);
                    placed = true;
                }
                continue;
            }
            if (o instanceof View v && views.contains(v.name())) {
                continue;
            }
            if (o instanceof Ownership w
                    && w.space() == Ownership.Space.RELATION
                    && ((old.contains(w.name()) && !now.contains(w.name())) || views.contains(w.name()))) {
                if (!views.contains(w.name())) {
                    notCarried.add("The owner of " + w.name() + " is left out: there is no " + w.name() + ".");
                }
                continue;
            }
            if (o instanceof Kept k
                    && k.about()
                            .filter(a -> old.contains(a) && !now.contains(a))
                            .isPresent()) {
                notCarried.add(k.label() + " is about " + k.about().get()
                        + ", which this layout does not have; it is left out.");
                continue;
            }
            Optional<ObjectName> gone =
                    old.stream().filter(n -> !now.contains(n) && names(o, n)).findFirst();
            if (gone.isPresent()) {
                notCarried.add(Strings.capital(o.called()) + " names " + gone.get()
                        + ", which this layout does not have; it is left out.");
                continue;
            }
            if (o instanceof Kept k
                    && (k.kind().equals("GRANT") || k.kind().equals("REVOKE"))
                    && old.contains(k.name())
                    && !now.contains(k.name())) {
                notCarried.add(k.label() + " is left out: there is no " + k.name() + ".");
                continue;
            }
            if (o instanceof Sequence s
                    && s.ownedBy()
                            .filter(w -> old.contains(w.table()) && !now.contains(w.table()))
                            .isPresent()) {
                out.add(s.withOwnedBy(Optional.empty()));
                continue;
            }
            out.add(o instanceof Table t ? references(t) : o);
        }
        return new Schema(out);
    }

    /** Whether a publication is of {@code table}, or a routine has its row type or reads it in SQL that is checked when it is made. */
    private static boolean names(SchemaObject o, ObjectName table) {
        String text = switch (o) {
            case Kept k -> k.kind().equals("PUBLICATION") ? k.text() : "";
            case Routine r ->
                r.definition().toLowerCase(Locale.ROOT).contains("language sql")
                        ? r.arguments() + " " + r.definition()
                        : r.arguments() + " " + head(r.definition());
            default -> "";
        };
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(table.name().value()) + "(?![\\w$])")
                .matcher(text)
                .find();
    }

    /** What stands before a routine's body. */
    private static String head(String definition) {
        int body = definition.indexOf(" AS ");
        return body < 0 ? definition : definition.substring(0, body);
    }

    private Set<ObjectName> viewsOver(Set<ObjectName> tables) {
        Set<ObjectName> gone = new HashSet<>(tables);
        Set<ObjectName> views = new HashSet<>();
        boolean more = !tables.isEmpty();
        while (more) {
            more = false;
            for (View v : schema.views().toList()) {
                if (!views.contains(v.name()) && gone.stream().anyMatch(n -> mentions(v, n))) {
                    views.add(v.name());
                    gone.add(v.name());
                    more = true;
                }
            }
        }
        return views;
    }

    private static boolean mentions(View v, ObjectName table) {
        return v.query().pieces().stream()
                .anyMatch(p -> p instanceof Expression.Reference r && r.name().equals(table.name()));
    }

    /** Returns {@code t} with its foreign keys to the family led to where their rows are now. */
    Table references(Table t) {
        List<Constraint> out = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            if (!(c instanceof Constraint.ForeignKey f) || !targets.containsKey(f.target())) {
                out.add(c);
                continue;
            }
            Optional<Target> target = targets.get(f.target());
            String columns =
                    String.join(", ", f.columns().stream().map(Name::value).toList());
            if (target.isEmpty()) {
                notCarried.add("The foreign key " + t.name() + "." + columns + " to " + f.target()
                        + " is left out: its rows are in several tables.");
                continue;
            }
            List<Name> referenced = schema.referenced(f).stream()
                    .map(n -> target.get().columns().getOrDefault(n, n))
                    .toList();
            if (!target.get().table().equals(f.target())) {
                notEnforced.add(t.name() + "." + columns + " accepts any row of "
                        + target.get().table() + ", no longer only one of " + f.target() + ".");
            }
            out.add(f.withTarget(target.get().table(), referenced));
        }
        return t.withConstraints(out);
    }

    /** Returns a check that {@code kind} is one of the family's values. */
    static Constraint.Check oneOf(Family family, Optional<Name> name) {
        return Constraint.Check.of(
                name,
                new Expression(List.of(
                        new Expression.Reference(List.of(family.discriminator())),
                        new Expression.Verbatim(" IN ("
                                + String.join(
                                        ", ",
                                        family.kinds().stream()
                                                .map(k -> Strings.literal(k.value()))
                                                .toList())
                                + ")"))));
    }

    /** Whether something in the shared part limits the discriminator's values: an enum type or a check over it alone. */
    boolean limited() {
        Column kind = family.shared().column(family.discriminator()).orElseThrow();
        boolean byType =
                kind.type() instanceof Type.Named n && schema.enumType(n.name()).isPresent();
        return byType
                || family.shared().checks().stream()
                        .anyMatch(k -> k.expression().names().equals(Set.of(family.discriminator())));
    }

    /** Returns {@code literal} as a value of the discriminator's type: with a cast where that is no text. */
    Expression kindLiteral(String value) {
        Type type = family.shared().column(family.discriminator()).orElseThrow().type();
        String text = Strings.literal(value);
        return Expression.verbatim(type instanceof Type.Named n ? text + "::" + n.written() : text);
    }
}
