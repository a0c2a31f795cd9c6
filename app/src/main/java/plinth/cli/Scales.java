package plinth.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import plinth.model.cost.Scale;
import plinth.model.layout.Family;
import plinth.project.Volume;

/** Row counts and mixes as people write them: {@code 1k}, {@code 2.5M}, {@code 1B}; {@code appointment=60,day_off=30,launch=10}. */
final class Scales {
    private static final Pattern ROWS = Pattern.compile("(\\d+(?:\\.\\d+)?)([kKmMbBgGtT]?)");
    private static final double MOST_SHARE = 1e12;
    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private Scales() {}

    static long rows(String text) throws CannotDo {
        Matcher m = ROWS.matcher(text.strip().replace("_", ""));
        if (!m.matches()) {
            throw new CannotDo("\"" + text + "\" is not a number of rows. Write 1000, 1k, 2.5M or 1B.");
        }
        long unit = switch (m.group(2).toLowerCase(Locale.ROOT)) {
            case "k" -> 1_000;
            case "m" -> 1_000_000;
            case "b", "g" -> 1_000_000_000;
            case "t" -> 1_000_000_000_000L;
            default -> 1;
        };
        BigDecimal rows = new BigDecimal(m.group(1)).multiply(BigDecimal.valueOf(unit));
        if (rows.compareTo(BigDecimal.ONE) < 0 || rows.compareTo(MOST) > 0) {
            throw new CannotDo("\"" + text + "\" rows are out of range: from 1 to 1T.");
        }
        return rows.longValue();
    }

    static List<Long> rows(List<String> texts) throws CannotDo {
        List<Long> all = new ArrayList<>();
        for (String t : texts) {
            all.add(rows(t));
        }
        return all;
    }

    /** Returns each kind's share: as told, else as the project keeps it, else the same for all. */
    static List<Double> mix(Family family, Map<String, Double> told, Optional<Volume> kept) throws CannotDo {
        Map<String, Double> shares = told;
        if (told.isEmpty()) {
            shares = kept.map(Volume::mix).orElse(Map.of());
            // A mix kept for other kinds than there are now says nothing of these.
            if (!shares.keySet()
                    .equals(family.kinds().stream().map(Family.Kind::value).collect(Collectors.toSet()))) {
                return Scale.even(1, family).mix();
            }
        }
        List<String> values = family.kinds().stream().map(Family.Kind::value).toList();
        for (Map.Entry<String, Double> e : shares.entrySet()) {
            if (!values.contains(e.getKey())) {
                throw new CannotDo("There is no kind " + e.getKey() + " of " + family + "; there are "
                        + String.join(", ", values) + ".");
            }
            if (!(e.getValue() >= 0 && e.getValue() <= MOST_SHARE)) {
                throw new CannotDo("The share of " + e.getKey() + " must be a number from 0 to 1T.");
            }
        }
        Map<String, Double> known = new LinkedHashMap<>(shares);
        List<Double> mix = values.stream().map(v -> known.getOrDefault(v, 0.0)).toList();
        if (mix.stream().mapToDouble(x -> x).sum() <= 0) {
            throw new CannotDo("At least one kind needs a share above 0.");
        }
        return mix;
    }
}
