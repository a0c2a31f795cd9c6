package plinth.renderer.report;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads amounts as people write them. */
public final class Amounts {
    private static final Pattern FORM = Pattern.compile(
            "\\s*([0-9]{1,15}(?:\\.[0-9]{1,9})?)[\\s\\u00a0]*([KMGTP])I?B?\\s*", Pattern.CASE_INSENSITIVE);

    private Amounts() {}

    /**
     * Returns the bytes of {@code 16 GiB}, {@code 16g}, {@code 512 MB}: units are binary whatever they are called. Nothing when it is no amount from one
     * MiB to one PiB.
     */
    public static OptionalLong bytes(String text) {
        Matcher m = FORM.matcher(text);
        if (!m.matches()) {
            return OptionalLong.empty();
        }
        int power = 1 + "KMGTP".indexOf(m.group(2).toUpperCase(Locale.ROOT));
        return inRange(Double.parseDouble(m.group(1)) * Math.pow(1024, power));
    }

    /** Returns {@code bytes} when a server may have so much memory. */
    public static OptionalLong inRange(double bytes) {
        return bytes >= 1 << 20 && bytes <= Math.pow(1024, 5)
                ? OptionalLong.of(Math.round(bytes))
                : OptionalLong.empty();
    }

    /** Returns the rows of {@code 950}, {@code 200 k}, {@code 1.5M}, {@code 2 B}; nothing when it is no number of rows. */
    public static Optional<Long> rows(String text) {
        String s = text.replace("\u00a0", "")
                .replace(" ", "")
                .replace(",", "")
                .replace("_", "")
                .toLowerCase(Locale.ROOT);
        long unit = s.endsWith("k") ? 1_000 : s.endsWith("m") ? 1_000_000 : s.endsWith("b") ? 1_000_000_000 : 1;
        String number = unit == 1 ? s : s.substring(0, s.length() - 1);
        try {
            double value = Double.parseDouble(number) * unit;
            return value >= 0 && value < 1e15 ? Optional.of(Math.round(value)) : Optional.empty();
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
