package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import plinth.model.pattern.Pattern.Aspect;
import plinth.model.pattern.Pattern.Role;
import plinth.model.schema.Column;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Expression;
import plinth.model.schema.Index;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Recognises what a table is for others, or how its rows are kept: parents by INHERITS, closures, lookup tables, parts, histories, soft deletes. */
final class Aspects {
    private static final Set<String> LOOKUPS = Set.of(
            ("type kind genre status state category class reason unit severity priority currency country language"
                + " locale level gender salutation region method condition grade rating mode format choice enum value"
                + " wert werte")
                    .split(" ", -1));

    private static final Set<String> LABELS = Set.of(
            "name",
            "label",
            "title",
            "description",
            "desc",
            "descr",
            "text",
            "caption",
            "value",
            "rank",
            "sort",
            "symbol");

    /** Words before a label that say which of several it is. */
    private static final Set<String> FORMS = Set.of("short", "long", "full", "display");

    /** What a number of a list's entry says of its place there. */
    private static final Set<String> PLACES = Set.of(
            "rank",
            "sort",
            "order",
            "level",
            "position",
            "ordinal",
            "seq",
            "sequence",
            "number",
            "no",
            "code",
            "priority",
            "weight",
            "displayorder",
            "sortorder");

    /** What is shown beside a label. */
    private static final Set<String> PICTURES =
            Set.of("picture", "image", "icon", "photo", "logo", "flag", "thumbnail");

    private static final Set<String> PAST =
            Set.of("history", "hist", "audit", "log", "archive", "journal", "changelog");

    /** Words of a table that holds the last of what a history holds all of. */
    private static final Set<String> LAST = Set.of("most", "recent", "current", "latest", "last", "live");

    /** So many columns, beside keys and stamps, are repeated by no chance. */
    private static final int REPEATED = 4;

    private static final Set<String> EDITIONS = Set.of("version", "revision", "edition");

    private static final Set<String> GONE = Set.of("deleted", "removed", "discarded", "trashed", "destroyed");

    private Aspects() {}

    /** Returns what {@code t} shows; {@code kinds} are the subtypes of some family, which are neither parts nor what was before. */
    static List<Finding> find(Facts facts, Table t, Set<ObjectName> kinds) {
        List<Finding> all = new ArrayList<>();
        inherited(facts, t).ifPresent(all::add);
        all.addAll(TreeAspects.find(facts, t));
        softDelete(facts, t).ifPresent(all::add);
        lookup(facts, t).ifPresent(all::add);
        if (!kinds.contains(t.name())) {
            part(facts, t).ifPresent(all::add);
            history(facts, t).ifPresent(all::add);
        }
        versions(facts, t).ifPresent(all::add);
        return all;
    }

    static Finding finding(Table t, Role role, List<Name> columns, List<ObjectName> others, String evidence) {
        return new Finding(new Aspect(t.name(), role, columns, others), List.of(evidence), List.of());
    }

    private static Optional<Finding> inherited(Facts facts, Table t) {
        List<Table> children = facts.heirs(t.name());
        List<ObjectName> heirs = children.stream().map(Table::name).toList();
        return heirs.isEmpty()
                ? Optional.empty()
                : Optional.of(finding(
                        t,
                        Role.INHERITED,
                        List.of(),
                        heirs,
                        names(heirs) + (heirs.size() == 1 ? " inherits" : " inherit") + " from " + t.name()
                                + ": a query of it reads their rows too; its keys do not hold for them, and no"
                                + " reference to it reaches them"));
    }

    static boolean time(Column c) {
        return c.type() instanceof Type.Known k
                && (k.name().startsWith("timestamp") || k.name().equals("date"));
    }

    static boolean whole(Column c) {
        return c.type().is("integer") || c.type().is("bigint") || c.type().is("smallint");
    }

    private static Optional<Finding> softDelete(Facts facts, Table t) {
        for (Column c : t.columns()) {
            List<String> words = facts.words(c.name());
            boolean time = time(c);
            boolean mark = time && t.nullable(c) || c.type().is("boolean");
            List<Index> live = t.indexes().stream()
                    .filter(i -> i.unique()
                            && i.where().filter(w -> leavesOut(facts, t, w, c)).isPresent())
                    .toList();
            boolean gone = words.size() <= 2 && words.stream().anyMatch(GONE::contains);
            boolean put = time
                    && words.stream().anyMatch(w -> w.equals("archived") || w.equals("retired"))
                    && !live.isEmpty();
            if (mark && (gone || put)) {
                return Optional.of(finding(
                        t,
                        Role.SOFT_DELETE,
                        List.of(c.name()),
                        List.of(),
                        c.name() + " marks a row as gone that stays in the table"
                                + (live.isEmpty()
                                        ? ""
                                        : "; " + live.size() + " unique "
                                                + (live.size() == 1 ? "index is" : "indexes are")
                                                + " over the others only")));
            }
        }
        return Optional.empty();
    }

    /** Whether {@code where} selects no row that is marked by {@code c}. */
    private static boolean leavesOut(Facts facts, Table t, Expression where, Column c) {
        return where.names().contains(c.name())
                && facts.rules(t).where(where).excludes(c.name(), c.type().is("boolean"));
    }

    static Optional<Finding> lookup(Facts facts, Table t) {
        List<Name> key = t.keyColumns();
        // A key whose column is inherited is no list of its own.
        Optional<Column> own = key.size() == 1 ? t.column(key.getFirst()) : Optional.empty();
        List<Column> told = t.columns().stream()
                .filter(c -> !stamp(facts, c) && !former(facts, t, c))
                .toList();
        long flags = told.stream().filter(c -> c.type().is("boolean")).count();
        if (own.isEmpty()
                || told.size() - flags > 5
                || told.size() > 6
                || !t.foreignKeys().isEmpty()
                || TreeAspects.node(facts, t)) {
            return Optional.empty();
        }
        Column k = own.get();
        List<Column> rest = told.stream().filter(c -> c != k).toList();
        List<String> table = facts.words(t.name());
        boolean described = !rest.isEmpty()
                && rest.stream().anyMatch(c -> {
                    List<String> words = facts.words(c.name());
                    if (words.isEmpty()) {
                        return false;
                    }
                    // A name of something else, app_label, describes something else.
                    boolean its = words.subList(0, words.size() - 1).stream()
                            .allMatch(w -> table.contains(w) || FORMS.contains(w));
                    return its && LABELS.contains(words.getLast()) && !words.equals(List.of("value"));
                });
        long measures = rest.stream()
                .filter(c -> (whole(c) || c.type().is("numeric")) && !PLACES.contains(facts.last(c.name())))
                .count();
        boolean data = measures > 1
                || rest.stream()
                        .filter(c -> !c.type().is("uuid") || !t.unique(Set.of(c.name())))
                        .anyMatch(c -> !Kinds.textual(c)
                                && !whole(c)
                                && !c.type().is("boolean")
                                && !c.type().is("numeric")
                                && !PICTURES.contains(facts.last(c.name()))
                                && !time(c));
        boolean code = told.size() <= 5
                && told.stream().anyMatch(c -> facts.last(c.name()).equals("code") && t.unique(Set.of(c.name())));
        boolean small = k.type().is("smallint");
        // The value is called as the table is: country of country.
        boolean same = rest.size() == 1 && facts.words(rest.getFirst().name()).equals(table);
        List<String> of = facts.words(k.name());
        // Names with values beside them are settings.
        boolean settings = rest.stream().anyMatch(c -> facts.last(c.name()).equals("value"));
        boolean called = !table.isEmpty()
                && (LOOKUPS.contains(table.getLast())
                        || (of.size() > 2
                                && of.getLast().equals("id")
                                && LOOKUPS.contains(of.get(of.size() - 2))
                                && !facts.incoming(t.name()).isEmpty()))
                && !(settings && table.getLast().equals("value"));
        boolean is = !data && ((described && (code || small || called)) || same);
        return is
                ? Optional.of(finding(
                        t,
                        Role.LOOKUP,
                        key,
                        List.of(),
                        "A short list of what other tables may refer to, by " + k.name()))
                : Optional.empty();
    }

    /** Whether a column says when or by whom the row was made or changed. */
    static boolean stamp(Facts facts, Column c) {
        List<String> words = facts.words(c.name());
        return words.stream()
                .anyMatch(w -> Set.of(
                                "created",
                                "updated",
                                "changed",
                                "modified",
                                "inserted",
                                "update",
                                "change",
                                "changer",
                                "mutation")
                        .contains(w));
    }

    /** Whether a column holds the key that a row had before: {@code id_old} beside {@code id}. */
    static boolean former(Facts facts, Table t, Column c) {
        List<String> words = facts.words(c.name());
        return words.contains("id")
                && (words.contains("old") || words.contains("legacy"))
                && !facts.referencing(t).contains(c.name())
                && t.keyColumns().size() == 1
                && words.containsAll(facts.words(t.keyColumns().getFirst()));
    }

    /** Whether {@code t} is called as what keeps the past is, or lists what happened. */
    static boolean past(Facts facts, Table t) {
        String last = facts.last(t.name().name());
        return PAST.contains(last)
                || Set.of("event", "activity", "entry", "action").contains(last);
    }

    /** A row beside each row of another table, which is no kind of it. */
    private static Optional<Finding> part(Facts facts, Table t) {
        for (ForeignKey f : t.foreignKeys()) {
            Set<Name> columns = Set.copyOf(f.columns());
            boolean key = !columns.isEmpty() && columns.equals(Set.copyOf(t.keyColumns()));
            boolean one = !columns.isEmpty()
                    && t.unique(columns)
                    && columns.stream()
                            .allMatch(
                                    n -> t.column(n).filter(c -> !t.nullable(c)).isPresent());
            boolean other = !f.target().equals(t.name())
                    && facts.schema().table(f.target()).isPresent();
            // Of two tables that refer to each other neither is a part by that alone.
            boolean mutual = facts.incoming(t.name()).stream()
                    .anyMatch(i -> i.from().name().equals(f.target()));
            if ((key || (one && !mutual)) && other) {
                return Optional.of(finding(
                        t,
                        Role.PART,
                        f.columns(),
                        List.of(f.target()),
                        (key ? "Its key is a foreign key to " : "A unique reference leads to ") + f.target()
                                + ", and it is no kind of it: at most one row beside each"));
            }
        }
        return Optional.empty();
    }

    static Optional<Finding> history(Facts facts, Table t) {
        List<String> words = facts.words(t.name());
        boolean behind = !words.isEmpty() && PAST.contains(words.getLast());
        if (!behind && (words.isEmpty() || !PAST.contains(words.getFirst()))) {
            return Optional.empty();
        }
        List<String> stem = behind ? words.subList(0, words.size() - 1) : words.subList(1, words.size());
        return facts.tables(stem).stream()
                .filter(b -> !stem.isEmpty() && !b.name().equals(t.name()) && repeats(t, b))
                .findFirst()
                .or(() -> last(facts, t, stem))
                .or(() -> behind ? repeated(facts, t) : Optional.empty())
                .map(b -> finding(
                        t,
                        Role.HISTORY,
                        b.keyColumns(),
                        List.of(b.name()),
                        "It repeats the columns of " + b.name() + " for what its rows were before"));
    }

    /** The table with the last row for each of what {@code t} has all of: most_recent_checksum of checksum_history. */
    private static Optional<Table> last(Facts facts, Table t, List<String> stem) {
        return stem.isEmpty()
                ? Optional.empty()
                : facts.ending(stem.getLast()).stream()
                        .filter(b -> {
                            List<String> words = facts.words(b.name());
                            int before = words.size() - stem.size();
                            return before > 0
                                    && words.subList(before, words.size()).equals(stem)
                                    && LAST.containsAll(words.subList(0, before))
                                    && b.referencing().stream()
                                            .anyMatch(n -> facts.referencing(t).contains(n));
                        })
                        .findFirst();
    }

    private static boolean repeats(Table t, Table base) {
        Set<Name> shared = shared(t, base);
        return shared.size() > 1 && shared.size() * 3 >= base.columns().size() * 2;
    }

    /** The table whose columns {@code t} repeats, more of them than two tables have in common by chance. */
    private static Optional<Table> repeated(Facts facts, Table t) {
        List<Name> columns = t.columns().stream()
                .map(Column::name)
                .filter(n -> !facts.having(n).isEmpty() && !t.keyColumns().equals(List.of(n)))
                .sorted(Comparator.comparingInt(n -> facts.having(n).size()))
                .toList();
        // Who has so many of them has one of the rarest.
        return columns.stream()
                .limit(Math.max(0, columns.size() - REPEATED + 1))
                .flatMap(n -> facts.having(n).stream())
                .filter(b -> !b.name().equals(t.name()) && repeats(t, b))
                .filter(b -> columns.stream()
                                .filter(n -> b.column(n).isPresent()
                                        && !b.keyColumns().equals(List.of(n)))
                                .count()
                        >= REPEATED)
                .findFirst();
    }

    private static Set<Name> shared(Table t, Table base) {
        Set<Name> shared =
                new HashSet<>(base.columns().stream().map(Column::name).toList());
        shared.retainAll(t.columns().stream().map(Column::name).toList());
        return shared;
    }

    private static Optional<Finding> versions(Facts facts, Table t) {
        List<String> words = facts.words(t.name());
        boolean called = !words.isEmpty() && EDITIONS.contains(words.getLast());
        Optional<Finding> named = called && words.size() > 1
                ? editions(facts, t, facts.tables(words.subList(0, words.size() - 1)))
                : editions(facts, t, joined(facts, t, words));
        if (named.isPresent()) {
            return named;
        }
        for (ForeignKey f : t.foreignKeys()) {
            for (Column c : t.columns()) {
                List<String> name = facts.words(c.name());
                boolean number = whole(c)
                        && !name.isEmpty()
                        && (EDITIONS.contains(name.getLast())
                                || (called
                                        && Set.of("number", "no", "num", "seq", "rev")
                                                .contains(name.getLast())));
                Set<Name> key = new HashSet<>(f.columns());
                key.add(c.name());
                if (number && !f.columns().contains(c.name()) && t.unique(key) && !t.unique(Set.copyOf(f.columns()))) {
                    return Optional.of(finding(
                            t,
                            Role.VERSIONS,
                            List.of(c.name()),
                            List.of(f.target()),
                            "Each row is an edition of one of " + f.target() + ", counted by " + c.name()));
                }
            }
        }
        return Optional.empty();
    }

    /** A table called after another one, with a column that leads to it: artist_versions with artist_id, by a foreign key or by name alone. */
    private static Optional<Finding> editions(Facts facts, Table t, List<Table> bases) {
        for (Table base : bases) {
            if (base.name().equals(t.name())) {
                continue;
            }
            List<String> id = new ArrayList<>(facts.words(base.name()));
            id.add("id");
            Optional<Name> reference = t.foreignKeys().stream()
                    .filter(f -> f.target().equals(base.name()))
                    .map(f -> f.columns().getLast())
                    .findFirst()
                    .or(() -> t.columns().stream()
                            .map(Column::name)
                            .filter(n -> facts.words(n).equals(id))
                            .findFirst())
                    .or(() -> owner(facts, t, base));
            if (reference.isPresent() && !t.unique(Set.of(reference.get()))) {
                return Optional.of(finding(
                        t,
                        Role.VERSIONS,
                        List.of(reference.get()),
                        List.of(base.name()),
                        "Its name and " + reference.get() + " say that each row is an edition of one of "
                                + base.name()));
            }
        }
        return Optional.empty();
    }

    /** The reference to what {@code base} has one row for each of, where {@code t} repeats the rest of it. */
    private static Optional<Name> owner(Facts facts, Table t, Table base) {
        return base.foreignKeys().stream()
                .map(ForeignKey::columns)
                .filter(c -> c.size() == 1 && base.unique(Set.copyOf(c)) && repeats(t, base))
                .map(List::getFirst)
                .filter(n -> facts.referencing(t).contains(n))
                .findFirst();
    }

    /** The tables that are called as {@code t} is but for the word for an edition, where nothing parts the words; a number counts its rows. */
    private static List<Table> joined(Facts facts, Table t, List<String> words) {
        String name = String.join("", words);
        boolean counted = t.columns().stream().anyMatch(c -> whole(c) && edition(facts, c.name()));
        for (String e : EDITIONS) {
            if (!counted
                    || name.length() == e.length()
                    || !facts.tables(List.of(e)).isEmpty()) {
                continue;
            }
            if (name.endsWith(e)) {
                return facts.joined(name.substring(0, name.length() - e.length()));
            }
            if (name.startsWith(e)) {
                return facts.joined(name.substring(e.length()));
            }
        }
        return List.of();
    }

    /** Whether a number called {@code column} counts editions: versionnumber, version_no. */
    private static boolean edition(Facts facts, Name column) {
        String name = String.join("", facts.words(column));
        return EDITIONS.stream()
                .anyMatch(e -> name.equals(e)
                        || Set.of(e + "number", e + "no", e + "nr", e + "num").contains(name));
    }

    private static String names(List<ObjectName> tables) {
        return String.join(", ", tables.stream().map(ObjectName::toString).toList());
    }
}
