package plinth.cli;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import plinth.model.schema.ObjectName;

/** Tables as an option names them: {@code *} stands for any letters. */
final class TableNames {
    private TableNames() {}

    /**
     * Returns which tables {@code wanted} names.
     *
     * @throws CannotDo when one of them names no table of {@code all}
     */
    static Predicate<ObjectName> in(Collection<ObjectName> all, List<String> wanted) throws CannotDo {
        List<Pattern> patterns = wanted.stream().map(TableNames::pattern).toList();
        for (int i = 0; i < patterns.size(); i++) {
            Pattern p = patterns.get(i);
            if (all.stream().noneMatch(n -> named(n, p))) {
                throw new CannotDo("There is no table " + wanted.get(i) + ".");
            }
        }
        return n -> patterns.stream().anyMatch(p -> named(n, p));
    }

    private static Pattern pattern(String wanted) {
        return Pattern.compile(
                Stream.of(wanted.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    private static boolean named(ObjectName name, Pattern p) {
        return p.matcher(name.toString()).matches();
    }
}
