package plinth.tests.corpus;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** What is known not to agree, each with its reason: {@code corpus-exceptions.txt}. The list may only become shorter. */
final class Exceptions {
    /** One line: what it is about, {@code *} standing for any text, and why. */
    record Exempt(String pattern, String reason) {
        boolean matches(String fault) {
            StringBuilder regex = new StringBuilder();
            for (String part : pattern.split("\\*", -1)) {
                regex.append(regex.isEmpty() ? "" : ".*").append(Pattern.quote(part));
            }
            return fault.matches(regex.toString());
        }
    }

    private final List<Exempt> all;
    private final Set<Exempt> seen = new HashSet<>();

    private Exceptions(List<Exempt> all) {
        this.all = List.copyOf(all);
    }

    static Exceptions read() {
        try (InputStream in = Exceptions.class.getResourceAsStream("/corpus-exceptions.txt")) {
            if (in == null) {
                throw new IllegalStateException("corpus-exceptions.txt is not among the test resources");
            }
            List<Exempt> all = new ArrayList<>();
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                int bar = line.lastIndexOf(" | ");
                if (!line.isBlank() && !line.startsWith("#")) {
                    all.add(new Exempt(
                            line.substring(0, bar).strip(),
                            line.substring(bar + 3).strip()));
                }
            }
            return new Exceptions(all);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns whether {@code fault} is that the schema lacks what a loop makes at run time. */
    boolean madeByLoop(String fault) {
        return all.stream()
                .anyMatch(e -> e.pattern().contains(": schema: ")
                        && e.reason().startsWith("made by a loop")
                        && e.matches(fault));
    }

    List<Exempt> all() {
        return all;
    }

    /** Returns those of {@code faults} that no exception covers. */
    List<String> unexpected(List<String> faults) {
        List<String> out = new ArrayList<>();
        for (String f : faults) {
            List<Exempt> covering = all.stream().filter(e -> e.matches(f)).toList();
            seen.addAll(covering);
            if (covering.isEmpty()) {
                out.add(f);
            }
        }
        return out;
    }

    /** Returns those of {@code file} that nothing was covered by. */
    List<Exempt> unused(String file) {
        return all.stream()
                .filter(e -> e.pattern().startsWith(file + " ") || e.pattern().startsWith(file + ":"))
                .filter(e -> !seen.contains(e))
                .toList();
    }
}
