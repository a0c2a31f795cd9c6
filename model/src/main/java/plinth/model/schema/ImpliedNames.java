package plinth.model.schema;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The names that PostgreSQL gives to constraints and indexes whose statement gives none. The rules are those of {@code ChooseConstraintName},
 * {@code ChooseIndexName} and {@code makeObjectName} in PostgreSQL's {@code pg_constraint.c} and {@code indexcmds.c}.
 */
public final class ImpliedNames {
    private static final int LONGEST = 63;

    private final Map<ObjectName, List<Name>> constraints = new HashMap<>();
    private final Map<ObjectName, List<Name>> indexes = new HashMap<>();
    private final Map<ObjectName, List<Name>> notNulls = new HashMap<>();
    private final Map<ObjectName, List<Name>> sequences = new HashMap<>();

    private ImpliedNames() {}

    /** Returns the names of everything in {@code schema}, given and implied. */
    public static ImpliedNames of(Schema schema) {
        ImpliedNames names = new ImpliedNames();
        // What shares a namespace: relations (tables, indexes) and constraints, each within one schema.
        Set<ObjectName> relations = new HashSet<>();
        Set<ObjectName> used = new HashSet<>();
        for (SchemaObject o : schema.objects()) {
            if (relation(o)) {
                relations.add(o.name());
            }
            if (o instanceof Table t) {
                t.columns()
                        .forEach(c -> OwnSequence.name(c.value())
                                .ifPresent(n -> relations.add(t.name().sibling(n))));
                t.constraints()
                        .forEach(c -> c.name().ifPresent(n -> {
                            if (indexed(c)) {
                                relations.add(t.name().sibling(n));
                            }
                        }));
                t.indexes()
                        .forEach(i ->
                                i.name().ifPresent(n -> relations.add(t.name().sibling(n))));
            } else if (o instanceof View v) {
                v.indexes()
                        .forEach(i ->
                                i.name().ifPresent(n -> relations.add(v.name().sibling(n))));
            }
        }
        for (SchemaObject o : schema.objects()) {
            if (o instanceof Table t) {
                // Names that tables behind this one give are not in its way: it was there first.
                t.constraints()
                        .forEach(c -> c.name().ifPresent(n -> used.add(t.name().sibling(n))));
                names.sequences.put(t.name(), sequenceNames(t, relations));
                names.constraints.put(t.name(), constraintNames(t, relations, used));
                names.notNulls.put(t.name(), notNullNames(t, used));
                names.indexes.put(t.name(), indexNames(t.name(), t.indexes(), relations));
            } else if (o instanceof View v) {
                names.indexes.put(v.name(), indexNames(v.name(), v.indexes(), relations));
            }
        }
        return names;
    }

    /** Composite types are relations too; of what is kept as it is, a statement about a relation is none itself. */
    private static boolean relation(SchemaObject o) {
        return switch (o) {
            case Table t -> true;
            case View v -> true;
            case Sequence s -> true;
            case CompositeType c -> true;
            case Kept k -> k.kind().equals("TABLE AS");
            case EnumType e -> false;
            case Domain d -> false;
            case Routine r -> false;
            case Ownership w -> false;
        };
    }

    /** Returns the names of the constraints of {@code table}, given and implied, when no other object's name is in their way. */
    public static List<Name> within(Table table) {
        Set<ObjectName> used = new HashSet<>();
        table.constraints()
                .forEach(c -> c.name().ifPresent(n -> used.add(table.name().sibling(n))));
        return constraintNames(table, new HashSet<>(), used);
    }

    private static boolean indexed(Constraint c) {
        return c instanceof Constraint.PrimaryKey
                || c instanceof Constraint.Unique
                || c instanceof Constraint.Exclusion;
    }

    private static List<Name> constraintNames(Table t, Set<ObjectName> relations, Set<ObjectName> used) {
        List<Name> out = new ArrayList<>();
        for (Constraint c : t.constraints()) {
            if (c.name().isPresent()) {
                out.add(c.name().get());
                continue;
            }
            Name chosen = base(t, c);
            for (int pass = 1;
                    used.contains(t.name().sibling(chosen))
                            || (indexed(c) && relations.contains(t.name().sibling(chosen)));
                    pass++) {
                chosen = numbered(t, c, pass);
            }
            used.add(t.name().sibling(chosen));
            if (indexed(c)) {
                relations.add(t.name().sibling(chosen));
            }
            out.add(chosen);
        }
        return out;
    }

    private static List<Name> indexNames(ObjectName on, List<Index> indexes, Set<ObjectName> relations) {
        List<Name> out = new ArrayList<>();
        for (Index i : indexes) {
            Name chosen = i.name().orElseGet(() -> base(on.name(), i));
            for (int pass = 1; i.name().isEmpty() && relations.contains(on.sibling(chosen)); pass++) {
                chosen = make(on.name().value(), addition(i), "idx" + pass);
            }
            relations.add(on.sibling(chosen));
            out.add(chosen);
        }
        return out;
    }

    /** Returns the name of constraint {@code at} of the list of {@code table}. */
    public Name constraint(Table table, int at) {
        List<Name> names = constraints.get(table.name());
        if (names == null || at >= names.size()) {
            throw new IllegalArgumentException("no constraint " + at + " on " + table.name());
        }
        return names.get(at);
    }

    /** Returns the name of the NOT NULL of column {@code at} of the list of {@code table}, or the one that it would have. */
    public Name notNull(Table table, int at) {
        List<Name> names = notNulls.get(table.name());
        if (names == null || at >= names.size()) {
            throw new IllegalArgumentException("no column " + at + " in " + table.name());
        }
        return names.get(at);
    }

    /** Returns the name of the sequence behind column {@code at} of the list of {@code table}, which is a serial or identity column. */
    public Name sequence(Table table, int at) {
        List<Name> names = sequences.get(table.name());
        if (names == null || at >= names.size()) {
            throw new IllegalArgumentException("no column " + at + " in " + table.name());
        }
        return names.get(at);
    }

    /** Returns the name of index {@code at} of the list of the table or view {@code on}. */
    public Name index(ObjectName on, int at) {
        List<Name> names = indexes.get(on);
        if (names == null || at >= names.size()) {
            throw new IllegalArgumentException("no index " + at + " on " + on);
        }
        return names.get(at);
    }

    /** Returns the name that {@code constraint} has on {@code table} when no other name is in its way. */
    public static Name base(Table table, Constraint constraint) {
        return constraint.name().orElseGet(() -> numbered(table, constraint, 0));
    }

    private static Name numbered(Table table, Constraint c, int pass) {
        String t = table.name().name().value();
        String digits = pass == 0 ? "" : Integer.toString(pass);
        return switch (c) {
            case Constraint.PrimaryKey p -> make(t, "", "pkey" + digits);
            case Constraint.Unique u -> {
                List<Name> all = new ArrayList<>(u.columns());
                all.addAll(u.key().include());
                yield make(t, joined(all), "key" + digits);
            }
            case Constraint.ForeignKey f -> make(t, joined(f.columns()), "fkey" + digits);
            case Constraint.Check k -> {
                List<Name> columns = k.expression().names().stream()
                        .filter(n -> table.column(n).isPresent())
                        .toList();
                yield make(t, columns.size() == 1 ? columns.getFirst().value() : "", "check" + digits);
            }
            case Constraint.Exclusion x -> {
                List<IndexKey> keys =
                        x.elements().stream().map(Constraint.Excluded::key).toList();
                yield make(t, addition(keys, x.include()), "excl" + digits);
            }
        };
    }

    /** Returns the name of the NOT NULL of {@code column}, as PostgreSQL 18 has it, when no other table's name is in its way. */
    public static Name notNull(Table table, Column column) {
        return column.notNull()
                .flatMap(Column.NotNull::name)
                .orElseGet(() -> notNull(table, column, name -> taken(table, name)));
    }

    private static Name notNull(Table table, Column column, Predicate<Name> taken) {
        String t = table.name().name().value();
        Name chosen = make(t, column.name().value(), "not_null");
        for (int pass = 1; taken.test(chosen); pass++) {
            chosen = make(t, column.name().value(), "not_null" + pass);
        }
        return chosen;
    }

    /** Of columns that may be NULL too, so that the list is as long as that of the columns; these take no name away. */
    private static List<Name> notNullNames(Table t, Set<ObjectName> used) {
        for (Column c : t.columns()) {
            c.notNull()
                    .flatMap(Column.NotNull::name)
                    .ifPresent(n -> used.add(t.name().sibling(n)));
        }
        List<Name> out = new ArrayList<>(t.columns().size());
        for (Column c : t.columns()) {
            Optional<Name> given = c.notNull().flatMap(Column.NotNull::name);
            Name name = given.orElseGet(
                    () -> notNull(t, c, n -> used.contains(t.name().sibling(n))));
            if (given.isEmpty() && !t.nullable(c)) {
                used.add(t.name().sibling(name));
            }
            out.add(name);
        }
        return out;
    }

    private static boolean taken(Table table, Name name) {
        return table.columns().stream()
                        .anyMatch(c -> c.notNull()
                                .flatMap(Column.NotNull::name)
                                .filter(name::equals)
                                .isPresent())
                || table.constraints().stream()
                        .anyMatch(c -> c.name().filter(name::equals).isPresent());
    }

    /** Returns the sequence behind the serial or identity column {@code column} of {@code table}, when no other name is in its way. */
    public static ObjectName sequence(Table table, Column column) {
        return table.name()
                .sibling(OwnSequence.name(column.value())
                        .orElseGet(() -> sequence(table.name().name(), column.name(), name -> false)));
    }

    private static Name sequence(Name table, Name column, Predicate<Name> taken) {
        Name chosen = make(table.value(), column.value(), "seq");
        for (int pass = 1; taken.test(chosen); pass++) {
            chosen = make(table.value(), column.value(), "seq" + pass);
        }
        return chosen;
    }

    /** Of columns without a sequence too, so that the list is as long as that of the columns; these take no name away. */
    private static List<Name> sequenceNames(Table t, Set<ObjectName> relations) {
        List<Name> out = new ArrayList<>(t.columns().size());
        for (Column c : t.columns()) {
            Optional<Name> given = OwnSequence.name(c.value());
            Name name = given.orElseGet(() -> OwnSequence.of(c)
                    ? sequence(
                            t.name().name(),
                            c.name(),
                            n -> relations.contains(t.name().sibling(n)))
                    : c.name());
            if (OwnSequence.of(c)) {
                relations.add(t.name().sibling(name));
            }
            out.add(name);
        }
        return out;
    }

    /** Returns the name that {@code index} has on the table {@code on} when no other name is in its way. */
    public static Name base(Name on, Index index) {
        return index.name().orElseGet(() -> make(on.value(), addition(index), "idx"));
    }

    /** Returns the name of extended statistics on {@code columns} of {@code table}. */
    public static Name statistics(Name table, List<Name> columns) {
        return make(table.value(), joined(columns), "stat");
    }

    /** Returns the name of index {@code at} of {@code all}, those of the table {@code on}, when only these are in its way. */
    public static Name index(Name on, List<Index> all, int at) {
        return indexNames(new ObjectName(ObjectName.NONE, on), all, new HashSet<>())
                .get(at);
    }

    /** Returns what the checks of a domain are called, in order: {@code domain_check}, {@code domain_check1} where no name is given. */
    public static List<Name> of(Domain domain) {
        List<Name> names = new ArrayList<>(domain.checks().size());
        for (Constraint.Check k : domain.checks()) {
            Optional<Name> given = k.name();
            for (int pass = 0; given.isEmpty(); pass++) {
                Name next = make(domain.name().name().value(), "", "check" + (pass == 0 ? "" : pass));
                given = names.contains(next) ? Optional.empty() : Optional.of(next);
            }
            names.add(given.get());
        }
        return names;
    }

    /** Returns what the NOT NULL of {@code domain} is called, given or chosen by PostgreSQL. */
    public static Name notNull(Domain domain) {
        return domain.notNull()
                .flatMap(Column.NotNull::name)
                .orElseGet(() -> make(domain.name().name().value(), "", "not_null"));
    }

    private static String addition(Index i) {
        return addition(i.keys(), i.include());
    }

    private static String addition(List<IndexKey> keys, List<Name> include) {
        List<Name> names = new ArrayList<>();
        for (IndexKey k : keys) {
            names.add(distinct(k.column().orElseGet(() -> new Name(figure(k.expression()))), names));
        }
        for (Name n : include) {
            names.add(distinct(n, names));
        }
        return joined(names);
    }

    private static Name distinct(Name name, List<Name> among) {
        Name candidate = name;
        for (int i = 1; among.contains(candidate); i++) {
            candidate = new Name(name.value() + i);
        }
        return candidate;
    }

    /** As PostgreSQL's FigureIndexColname, as far as the first token tells: a function's name, else {@code expr}. */
    private static String figure(Expression e) {
        if (!(e.pieces().getFirst() instanceof Expression.Verbatim(String text))) {
            return e.pieces().size() > 1
                            && e.pieces().get(1) instanceof Expression.Verbatim(String then)
                            && then.startsWith("::")
                    ? ((Expression.Reference) e.pieces().getFirst()).name().value()
                    : "expr";
        }
        int open = text.indexOf('(');
        if (open <= 0) {
            return text.strip().toLowerCase(Locale.ROOT).startsWith("case") ? "case" : "expr";
        }
        String head = text.substring(0, open).strip();
        String last = head.substring(head.lastIndexOf('.') + 1);
        boolean name = !last.isEmpty() && last.chars().allMatch(ch -> Character.isLetterOrDigit(ch) || ch == '_');
        return name && wholeCall(e) ? last.toLowerCase(Locale.ROOT) : "expr";
    }

    /** Whether the parenthesis that opens behind the function's name closes at the very end, but for a cast. */
    private static boolean wholeCall(Expression e) {
        String all = e.toString();
        int depth = 0;
        boolean quoted = false;
        for (int i = all.indexOf('('); i < all.length(); i++) {
            char c = all.charAt(i);
            if (c == '\'') {
                quoted = !quoted;
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && --depth == 0) {
                String rest = all.substring(i + 1).strip();
                return rest.isEmpty() || rest.startsWith("::");
            }
        }
        return false;
    }

    private static String joined(List<Name> names) {
        StringBuilder out = new StringBuilder();
        for (Name n : names) {
            out.append(out.isEmpty() ? "" : "_").append(n.value());
        }
        return out.toString();
    }

    /** As makeObjectName: {@code name1_name2_label}, the longer of the two names cut until all fits in 63 bytes. */
    private static Name make(String name1, String name2, String label) {
        int overhead = (name2.isEmpty() ? 0 : 1) + 1 + label.length();
        int available = LONGEST - overhead;
        int length1 = bytes(name1);
        int length2 = bytes(name2);
        while (length1 + length2 > available) {
            if (length1 > length2) {
                length1--;
            } else {
                length2--;
            }
        }
        String first = truncated(name1, length1);
        String second = truncated(name2, length2);
        return new Name(first + (name2.isEmpty() ? "" : "_" + second) + "_" + label);
    }

    /** The longest beginning of {@code s} of at most {@code bytes} bytes in UTF-8, never within a character. */
    private static String truncated(String s, int bytes) {
        if (bytes(s) <= bytes) {
            return s;
        }
        int used = 0;
        int i = 0;
        while (i < s.length()) {
            int width = bytes(Character.toString(s.codePointAt(i)));
            if (used + width > bytes) {
                break;
            }
            used += width;
            i += Character.charCount(s.codePointAt(i));
        }
        return s.substring(0, i);
    }

    private static int bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8).length;
    }

    /** Returns the name of constraint {@code at} of the list of {@code table}, given or implied, as far as the table alone tells. */
    public static Name of(Table table, int at) {
        Constraint c = table.constraints().get(at);
        if (c.name().isPresent()) {
            return c.name().get();
        }
        Name base = base(table, c);
        int pass = 0;
        for (int i = 0; i < at; i++) {
            Constraint o = table.constraints().get(i);
            if (o.name().isEmpty() && base(table, o).equals(base)) {
                pass++;
            }
        }
        return numbered(table, c, pass);
    }

    /** Returns the constraint of {@code table} that is called {@code name}, given or implied, as its place in the list. */
    public static Optional<Integer> find(Table table, Name name) {
        List<Constraint> all = table.constraints();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().filter(name::equals).isPresent()) {
                return Optional.of(i);
            }
        }
        Map<Name, Integer> taken = new HashMap<>();
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).name().isPresent()) {
                continue;
            }
            int pass = taken.merge(base(table, all.get(i)), 1, Integer::sum) - 1;
            if (numbered(table, all.get(i), pass).equals(name)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
