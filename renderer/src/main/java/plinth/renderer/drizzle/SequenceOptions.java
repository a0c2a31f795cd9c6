package plinth.renderer.drizzle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.renderer.typescript.TsText;

/**
 * The options of a sequence in Drizzle's words.
 *
 * @param fields what the object of options holds, in order: {@code startWith: 5}
 * @param complete whether all options can be said
 */
record SequenceOptions(List<String> fields, Optional<String> name, boolean complete) {
    private static final Pattern NUMBER = Pattern.compile("(\\D+?) +(-?\\d+)");
    private static final String NAME = "SEQUENCE NAME ";
    /** Beyond this JavaScript's numbers are not exact. */
    private static final int DIGITS = 15;

    SequenceOptions {
        fields = List.copyOf(fields);
    }

    static SequenceOptions of(List<String> options) {
        List<String> fields = new ArrayList<>();
        Optional<String> name = Optional.empty();
        boolean complete = true;
        for (String o : options) {
            Matcher m = NUMBER.matcher(o);
            String word = m.matches() ? m.group(1) : o;
            String value = m.matches() ? m.group(2) : "";
            String field = switch (word) {
                case "START", "START WITH" -> "startWith";
                case "INCREMENT", "INCREMENT BY" -> "increment";
                case "MINVALUE" -> "minValue";
                case "MAXVALUE" -> "maxValue";
                case "CACHE" -> "cache";
                default -> "";
            };
            if (!field.isEmpty() && !value.isEmpty()) {
                fields.add(field + ": " + (value.length() > DIGITS ? TsText.string(value) : value));
            } else if (o.equals("CYCLE")) {
                fields.add("cycle: true");
            } else if (o.startsWith(NAME) && o.matches(NAME + "(\\w+\\.)?\\w+")) {
                name = Optional.of(o.substring(Math.max(o.lastIndexOf('.') + 1, NAME.length())));
            } else if (!List.of("AS bigint", "NO CYCLE", "NO MINVALUE", "NO MAXVALUE")
                    .contains(o)) {
                complete = false;
            }
        }
        return new SequenceOptions(fields, name, complete);
    }
}
