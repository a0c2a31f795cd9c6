package plinth.model.cost;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import plinth.model.pattern.CheckedValues;
import plinth.model.schema.Column;
import plinth.model.schema.Name;
import plinth.model.schema.Schema;
import plinth.model.schema.Table;
import plinth.model.schema.Type;

/**
 * What is taken to be in a column for want of statistics: by its type, its keys, whether it may be NULL. Keeps what it assumed, so that it can be
 * said.
 */
final class Assumed {
    private static final double NULLS = .2;
    private static final double REFERENCED = -.01;

    private final Schema schema;
    private final Map<String, Set<String>> said = new LinkedHashMap<>();

    Assumed(Schema schema) {
        this.schema = schema;
    }

    /** Returns what was assumed so far, a sentence each. */
    List<String> sentences() {
        List<String> out = new ArrayList<>();
        said.forEach((what, columns) -> out.add(what + ": " + String.join(", ", columns) + "."));
        return out;
    }

    private void say(String what, Column c) {
        said.computeIfAbsent(what, w -> new LinkedHashSet<>()).add(c.name().value());
    }

    /**
     * Returns what is in {@code c}.
     *
     * @param like a table in which the column has its keys; it need not be one of the schema
     */
    ColumnStatistics of(Column c, Table like) {
        ColumnStatistics s = values(c, like);
        if (!like.nullable(c)) {
            return s;
        }
        say("A fifth is NULL", c);
        return s.withNulls(NULLS);
    }

    private ColumnStatistics values(Column c, Table like) {
        boolean generated = c.value() instanceof Column.Identity
                || c.value() instanceof Column.Serial
                || (c.value() instanceof Column.Default d
                        && d.expression().toString().contains("nextval("));
        boolean alone = like.unique(Set.of(c.name()));
        boolean references = like.referencing().contains(c.name());
        if (alone) {
            boolean rising = generated
                    || (like.keyColumns().contains(c.name())
                            && !uuid(ValueTypes.base(c.type(), schema))
                            && !text(c.type()));
            if (!rising) {
                say("Keys come in no order", c);
            }
            return widths(c, ColumnStatistics.of(-1).withCorrelation(rising ? 1 : 0));
        }
        if (references) {
            say("A hundred rows reference the same row", c);
            return widths(c, ColumnStatistics.of(REFERENCED));
        }
        Type type = ValueTypes.base(c.type(), schema);
        Optional<List<String>> labels = ValueTypes.labels(type, schema);
        Optional<List<String>> listed = labels.isPresent() ? labels : CheckedValues.of(schema, like, c.name());
        if (listed.isPresent()) {
            say(labels.isPresent() ? "Each label is as frequent as any" : "Each listed value is as frequent as any", c);
            double share = 1.0 / listed.get().size();
            ColumnStatistics s = ColumnStatistics.of(listed.get().size())
                    .withCommon(listed.get().stream()
                            .map(l -> new ColumnStatistics.Common(l, share))
                            .toList());
            return text(type) && !type.is("numeric") ? s.withWidths(ValueTypes.of(listed.get())) : s;
        }
        if (type.is("boolean")) {
            say("Half is true", c);
            return ColumnStatistics.of(2)
                    .withCommon(
                            List.of(new ColumnStatistics.Common("true", .5), new ColumnStatistics.Common("false", .5)));
        }
        if (type instanceof Type.Known k
                && (k.name().startsWith("timestamp") || k.name().equals("date"))) {
            say("Times of five years, rising with the rows but for some weeks", c);
            double from = 1_577_836_800;
            return ColumnStatistics.of(k.name().equals("date") ? 1826 : -1)
                    .withCorrelation(.9996)
                    .withRange(from, from + 1826 * 86_400.0);
        }
        if (Storage.of(c.type(), schema).variable()) {
            return widths(c, ColumnStatistics.of(-.9));
        }
        say("A thousand different values by chance", c);
        return ColumnStatistics.of(type.is("uuid") ? -1 : 1000);
    }

    private static boolean uuid(Type t) {
        return t.is("uuid");
    }

    private boolean text(Type t) {
        return Storage.of(t, schema).variable();
    }

    private ColumnStatistics widths(Column c, ColumnStatistics s) {
        if (!Storage.of(c.type(), schema).variable()) {
            return s;
        }
        Type type = ValueTypes.base(c.type(), schema);
        Optional<ValueTypes.Assumption> byType = ValueTypes.widths(type, schema);
        if (byType.isPresent()) {
            byType.get().sentence().ifPresent(x -> say(x, c));
            return s.withWidths(byType.get().widths());
        }
        int limit = type instanceof Type.Known k
                        && k.name().startsWith("char")
                        && !k.modifiers().isEmpty()
                ? Storage.number(k.modifiers().getFirst())
                : -1;
        if (type instanceof Type.Known k && k.name().equals("character") && limit > 0) {
            return s.withWidths(Widths.fixed(limit));
        }
        if (limit > 0 && limit <= 40) {
            say("Text fills a quarter to all of what it may", c);
            return s.withWidths(Widths.between(Math.max(1, limit / 4), limit));
        }
        say("Text of 10 to 50 bytes", c);
        return s.withWidths(Widths.between(10, 50));
    }

    /** Returns statistics of a column that has the same {@code value} in all rows of a kind. */
    static ColumnStatistics constant(Name column, String value) {
        return ColumnStatistics.of(1)
                .withWidths(Widths.fixed(value.getBytes(java.nio.charset.StandardCharsets.UTF_8).length))
                .withCommon(List.of(new ColumnStatistics.Common(value, 1)));
    }
}
