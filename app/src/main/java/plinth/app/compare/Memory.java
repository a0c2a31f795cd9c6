package plinth.app.compare;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads an amount of memory as people write it. */
final class Memory {
    private static final Pattern FORM =
            Pattern.compile("\\s*([0-9]+(?:\\.[0-9]+)?)[\\s\\u00a0]*([KMGT])I?B?\\s*", Pattern.CASE_INSENSITIVE);

    private Memory() {}

    /** Returns the bytes of {@code 16 GiB}, {@code 16g}, {@code 512 MB}; units are binary whatever they are called. */
    static Optional<Long> parse(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        int power = 1 + "KMGT".indexOf(m.group(2).toUpperCase(Locale.ROOT));
        double bytes = Double.parseDouble(m.group(1)) * Math.pow(1024, power);
        return bytes >= 1 << 20 && bytes <= Math.pow(1024, 5) ? Optional.of(Math.round(bytes)) : Optional.empty();
    }
}
