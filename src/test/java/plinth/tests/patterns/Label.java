package plinth.tests.patterns;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import plinth.model.pattern.Pattern;
import plinth.model.schema.Constraint.ForeignKey;
import plinth.model.schema.Name;

/**
 * A pattern as a person writes it down: {@code family pets > cats, dogs by kind}. The order of what is listed does not matter.
 *
 * @param kind the pattern in a word: {@code family}, {@code bridge}
 * @param text all of it, in one form
 */
record Label(String kind, String text) {

    /** Reads a label; nothing when {@code line} is a remark. */
    static Optional<Label> read(String line, Collection<String> kinds) {
        String words = line.strip();
        int space = words.indexOf(' ');
        String kind = space < 0 ? words : words.substring(0, space);
        if (!kinds.contains(kind)) {
            return Optional.empty();
        }
        return Optional.of(new Label(kind, normal(words)));
    }

    /** Sorts what stands between commas; a remark in parentheses is left out. */
    private static String normal(String words) {
        int remark = words.indexOf('(');
        String s = (remark < 0 ? words : words.substring(0, remark)).strip();
        int list = Math.max(s.indexOf(": "), s.indexOf(" > "));
        if (list < 0) {
            return s;
        }
        int from = list + (s.startsWith(": ", list) ? 2 : 3);
        String rest = s.substring(from);
        int end = rest.length();
        for (String mark : List.of(" by ", " exactly")) {
            int at = rest.indexOf(mark);
            end = at >= 0 ? Math.min(end, at) : end;
        }
        String sorted = List.of(rest.substring(0, end).split(",", -1)).stream()
                .map(String::strip)
                .sorted()
                .collect(Collectors.joining(", "));
        return s.substring(0, from) + sorted + rest.substring(end);
    }

    /** Returns what is said of a pattern by a label. */
    static Label of(Pattern p) {
        String table = p.table().toString();
        return switch (p) {
            case Pattern.SubtypeFamily f ->
                label(
                        "family",
                        table + " > "
                                + list(f.subtypes().stream()
                                        .map(s -> s.table().toString())
                                        .toList())
                                + f.discriminator()
                                        .map(d -> " by " + d.column())
                                        .orElse(""));
            case Pattern.SingleTable s ->
                label("single", table + " by " + s.discriminator().column());
            case Pattern.ConcreteFamily c ->
                label(
                        "concrete",
                        table + " > "
                                + list(c.tables().stream()
                                        .map(t -> t.table().toString())
                                        .toList())
                                + " by " + c.discriminator().column());
            case Pattern.Bridge b -> label("bridge", table + ": " + list(targets(b.ends())));
            case Pattern.PolymorphicReference r ->
                label("polymorphic", table + ": " + list(List.of(r.type().value(), r.id().value())));
            case Pattern.ExclusiveArc a ->
                label(
                        "arc",
                        table + ": "
                                + list(a.arms().stream()
                                        .map(x -> x.columns().getLast().value())
                                        .toList())
                                + (a.exactlyOne() ? " exactly" : ""));
            case Pattern.SelfReference s ->
                label("tree", table + ": " + s.reference().columns().getLast());
            case Pattern.Temporal t -> label("temporal", table + ": " + t.from());
            case Pattern.Aspect a -> aspect(table, a);
        };
    }

    private static Label aspect(String table, Pattern.Aspect a) {
        String others = list(a.others().stream().map(Object::toString).toList());
        return switch (a.role()) {
            case INHERITED -> label("inherits", table + " > " + others);
            case CLOSURE -> label("closure", table + ": " + others);
            case NESTED_SET -> label("nested-set", table + ": " + a.columns().getFirst());
            case PATH -> label("path", table + ": " + a.columns().getFirst());
            case SOFT_DELETE -> label("soft-delete", table + ": " + a.columns().getFirst());
            case LOOKUP -> label("lookup", table);
            case PART -> label("side", table + ": " + others);
            case HISTORY -> label("history", table + ": " + others);
            case VERSIONS -> label("versions", table + ": " + others);
        };
    }

    private static Label label(String kind, String rest) {
        return new Label(kind, normal(kind + " " + rest));
    }

    private static List<String> targets(List<ForeignKey> ends) {
        return ends.stream().map(e -> e.target().toString()).toList();
    }

    private static String list(List<String> words) {
        return String.join(", ", words);
    }

    static List<String> sorted(Collection<Label> labels) {
        return new ArrayList<>(new TreeSet<>(labels.stream().map(Label::text).toList()));
    }

    static String names(List<Name> names) {
        return names.stream().map(Name::value).collect(Collectors.joining(", "));
    }
}
