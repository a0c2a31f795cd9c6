package plinth.renderer.diagram;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Figures as diagrams show them: three significant digits, a space that does not break before the unit. */
final class Figures {
    private static final String[] UNITS = {"", "\u00a0k", "\u00a0M", "\u00a0B"};

    private Figures() {}

    /** Returns a count of rows in words: {@code 10 M}, {@code 1.25 k}, {@code 17}. */
    static String count(long n) {
        BigDecimal value = BigDecimal.valueOf(n);
        int unit = 0;
        BigDecimal shown = value.round(new MathContext(3, RoundingMode.HALF_UP));
        while (shown.compareTo(BigDecimal.valueOf(1000)) >= 0 && unit < UNITS.length - 1) {
            shown = shown.movePointLeft(3);
            unit++;
        }
        if (shown.scale() > 0) {
            shown = shown.stripTrailingZeros();
        }
        return shown.toPlainString() + UNITS[unit];
    }

    /** Returns {@code part} of {@code whole} in per cent: {@code 60 %}, {@code 0.4 %}. */
    static String share(long part, long whole) {
        BigDecimal percent = BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), new MathContext(2, RoundingMode.HALF_UP));
        return percent.stripTrailingZeros().toPlainString() + "\u00a0%";
    }
}
