package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import plinth.model.pattern.Pattern;
import plinth.model.pattern.Pattern.Enforcement;
import plinth.model.schema.Constraint;
import plinth.model.schema.Name;

/** Patterns in words: a stable name, a headline, what belongs to it. */
final class PatternWords {
    private PatternWords() {}

    /** Returns the name that machines know the pattern by; it is stable. */
    static String id(Pattern pattern) {
        return switch (pattern) {
            case Pattern.SubtypeFamily f -> "subtype-family";
            case Pattern.SingleTable s -> "single-table";
            case Pattern.ConcreteFamily c -> "concrete-tables";
            case Pattern.Bridge b -> "bridge";
            case Pattern.PolymorphicReference p -> "polymorphic-reference";
            case Pattern.ExclusiveArc a -> "exclusive-arc";
            case Pattern.SelfReference s -> "self-reference";
            case Pattern.Temporal t -> "temporal";
            case Pattern.Aspect a -> role(a.role());
        };
    }

    static String headline(Pattern pattern) {
        return pattern.table() + ": "
                + switch (pattern) {
                    case Pattern.SubtypeFamily f ->
                        "supertype of " + CheckCommand.counted(f.subtypes().size(), "subtype") + ", a table each"
                                + (f.levels() > 1 ? ", in " + f.levels() + " levels" : "")
                                + f.within().map(w -> ", itself below " + w).orElse("")
                                + f.discriminator()
                                        .map(d -> ", told apart by " + d.column())
                                        .orElse("");
                    case Pattern.SingleTable s ->
                        kinds(s.discriminator()) + " in a single table, told apart by "
                                + s.discriminator().column();
                    case Pattern.ConcreteFamily c ->
                        "view of " + CheckCommand.counted(c.tables().size(), "kind") + ", a whole table each,"
                                + " told apart by " + c.discriminator().column();
                    case Pattern.Bridge b ->
                        "bridge between "
                                + b.ends().stream()
                                        .map(e -> e.target().toString())
                                        .collect(Collectors.joining(" and "))
                                + (b.columns().isEmpty() ? "" : ", with columns of its own: " + names(b.columns()));
                    case Pattern.PolymorphicReference p ->
                        "polymorphic reference by " + p.type() + " and " + p.id()
                                + (p.values().isEmpty() ? "" : " to one of " + String.join(", ", p.values()));
                    case Pattern.ExclusiveArc a ->
                        "exclusive arc: " + (a.exactlyOne() ? "just one" : "at most one") + " of "
                                + a.arms().stream().map(k -> names(k.columns())).collect(Collectors.joining(", "));
                    case Pattern.SelfReference s ->
                        "reference to itself by " + names(s.reference().columns());
                    case Pattern.Temporal t ->
                        (t.untilNext()
                                        ? "temporal: rows hold from " + t.from() + " on, until the next one does"
                                        : "temporal: rows hold for the time in " + t.from())
                                + t.to().map(to -> " to " + to).orElse("")
                                + (t.key().isEmpty() ? "" : ", no overlap per " + names(t.key()));
                    case Pattern.Aspect a -> aspect(a);
                };
    }

    private static String role(Pattern.Role role) {
        return switch (role) {
            case INHERITED -> "inherits";
            case CLOSURE -> "closure-table";
            case NESTED_SET -> "nested-set";
            case PATH -> "path";
            case SOFT_DELETE -> "soft-delete";
            case LOOKUP -> "lookup-table";
            case PART -> "side-table";
            case HISTORY -> "history";
            case VERSIONS -> "versions";
        };
    }

    private static String aspect(Pattern.Aspect a) {
        String others = a.others().stream().map(Object::toString).collect(Collectors.joining(", "));
        return switch (a.role()) {
            case INHERITED -> "parent of " + others + ", which inherit from it";
            case CLOSURE -> "closure table of " + others + " by " + names(a.columns());
            case NESTED_SET -> "tree as a nested set by " + names(a.columns());
            case PATH -> "tree by the path in " + names(a.columns());
            case SOFT_DELETE -> "soft delete by " + names(a.columns());
            case LOOKUP -> "lookup table, by " + names(a.columns());
            case PART -> "side table of " + others;
            case HISTORY -> "history of " + others;
            case VERSIONS -> "editions of " + others + ", counted by " + names(a.columns());
        };
    }

    private static String kinds(Pattern.Discriminator d) {
        return d.values().isEmpty()
                ? "several kinds"
                : CheckCommand.counted(d.values().size(), "kind");
    }

    /** A line for each subtype, those below it behind it and further in. */
    private static void subtypes(List<Pattern.Subtype> subtypes, String indent, List<String> out) {
        for (Pattern.Subtype s : subtypes) {
            out.add(indent + s.table() + s.value().map(v -> " for '" + v + "'").orElse(""));
            subtypes(s.below(), indent + "  ", out);
        }
    }

    /** Returns what belongs to the pattern, a line each. */
    static List<String> parts(Pattern pattern) {
        List<String> out = new ArrayList<>();
        switch (pattern) {
            case Pattern.SubtypeFamily f -> {
                subtypes(f.subtypes(), "", out);
                out.add("disjoint: " + words(f.disjoint()) + "; complete: " + words(f.complete()));
            }
            case Pattern.SingleTable s -> {
                for (Pattern.KindColumn c : s.columns()) {
                    out.add(c.column()
                            + (c.values().isEmpty() ? " of some kinds" : " of " + String.join(", ", c.values()))
                            + (c.required() ? ", required" : ""));
                }
            }
            case Pattern.ConcreteFamily c -> {
                c.tables().forEach(t -> out.add(t.table() + " for '" + t.value() + "'"));
                out.add("in common: " + names(c.common()));
            }
            case Pattern.Bridge b -> b.ends().forEach(e -> out.add(reference(e)));
            case Pattern.PolymorphicReference p -> {}
            case Pattern.ExclusiveArc a -> {
                a.arms()
                        .forEach(k -> out.add(
                                k.reference().map(PatternWords::reference).orElse(names(k.columns()))));
                out.add(words(a.enforced()));
            }
            case Pattern.SelfReference s -> out.add(reference(s.reference()));
            case Pattern.Temporal t -> out.add("no overlap: " + words(t.enforced()));
            case Pattern.Aspect a -> {}
        }
        return out;
    }

    private static String reference(Constraint.ForeignKey key) {
        return names(key.columns()) + " to " + key.target();
    }

    static String words(Enforcement e) {
        return switch (e) {
            case ENFORCED -> "enforced";
            case MEANT -> "meant, not enforced";
            case NONE -> "not meant";
        };
    }

    private static String names(List<Name> names) {
        return names.stream().map(Name::value).collect(Collectors.joining(", "));
    }
}
