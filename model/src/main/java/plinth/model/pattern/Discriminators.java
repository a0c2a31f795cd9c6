package plinth.model.pattern;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import plinth.model.pattern.Pattern.Discriminator;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/** Finds the column of a base that says of which subtype a row is. */
final class Discriminators {
    /** The values of a truth value, as those of a discriminator. */
    static final List<String> TRUTH = List.of("false", "true");

    /**
     * A table that may be a subtype.
     *
     * @param guard its column that stands for a column of the base in its reference
     * @param constant the value that a column of it always has
     */
    record Candidate(String name, Function<Name, Optional<Name>> guard, Function<Name, Optional<String>> constant) {}

    private record Scored(Discriminator discriminator, int score) {}

    private Discriminators() {}

    static Optional<Discriminator> of(Facts facts, Table base, List<Candidate> children) {
        List<Scored> all = new ArrayList<>();
        List<Scored> flags = new ArrayList<>();
        for (Column c : base.columns()) {
            if (c.type().is("boolean")) {
                flag(c, base, children).ifPresent(flags::add);
            } else {
                column(facts, base, c, children).ifPresent(all::add);
            }
        }
        // Several flags say that a row may be of several kinds at once.
        if (all.isEmpty() && flags.size() == 1) {
            all.addAll(flags);
        }
        return all.stream().max(Comparator.comparingInt(Scored::score)).map(Scored::discriminator);
    }

    private static Optional<Scored> column(Facts facts, Table base, Column c, List<Candidate> children) {
        // What a reference carries beside the key tells kinds apart only where it is the same in all rows of a child.
        List<String> carried = children.stream()
                .flatMap(k -> k.guard().apply(c.name()).flatMap(k.constant()).stream())
                .toList();
        boolean guarded = !carried.isEmpty();
        Map<String, List<String>> called = facts.lookedUp(base, c.name());
        Optional<List<String>> values = facts.values(base, c.name())
                .or(() -> called.isEmpty() ? Optional.empty() : Optional.of(List.copyOf(called.keySet())));
        Discriminator of = new Discriminator(c.name(), values.orElse(List.of()), called);
        boolean named = Kinds.named(facts, c.name()) || Kinds.lookedUp(facts, base, c);
        int fits = 0;
        for (Candidate k : children) {
            fits += values.orElse(List.of()).stream()
                    .mapToInt(v -> fit(of, v, k.name(), base.name().name().value()))
                    .max()
                    .orElse(0);
        }
        boolean plausible =
                Kinds.textual(c) || c.type() instanceof Type.Named || Kinds.lookedUp(facts, base, c) || whole(c);
        if (!guarded && fits == 0 && !(named && (values.isPresent() || plausible))) {
            return Optional.empty();
        }
        int score = (guarded ? 100 : 0) + fits * 4 + (named ? 3 : 0) + (values.isPresent() ? 1 : 0);
        return Optional.of(new Scored(of, score));
    }

    private static boolean whole(Column c) {
        return c.type().is("smallint") || c.type().is("integer");
    }

    /** {@code is_company} tells companies from the rest. */
    private static Optional<Scored> flag(Column c, Table base, List<Candidate> children) {
        Discriminator d = new Discriminator(c.name(), TRUTH);
        boolean fits = children.stream()
                .anyMatch(k -> fit(d, "true", k.name(), base.name().name().value()) > 0);
        return fits ? Optional.of(new Scored(d, 1)) : Optional.empty();
    }

    /** Returns how well {@code value} of {@code d} fits the table {@code child} of {@code base}, as {@link Words#fit} does; a flag fits by its name. */
    static int fit(Discriminator d, String value, String child, String base) {
        if (!d.values().equals(TRUTH)) {
            return Stream.concat(Stream.of(value), d.called().getOrDefault(value, List.of()).stream())
                    .mapToInt(v -> Words.fit(v, child, base))
                    .max()
                    .orElse(0);
        }
        List<String> words = new ArrayList<>(Words.parts(d.column().value()));
        if (words.size() > 1 && words.getFirst().equals("is")) {
            words.removeFirst();
        }
        boolean same = words.equals(Words.parts(child)) || Words.fit(String.join("_", words), child, base) >= 2;
        return value.equals("true") && same ? 3 : 0;
    }
}
