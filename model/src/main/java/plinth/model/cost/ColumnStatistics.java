package plinth.model.cost;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of the values in a column.
 *
 * @param distinct how many different values there are; negative: their share of the rows, -1 when all differ. Of a common column of a family
 *     the rows are those of the base, of a column that only one kind has, those of the kind
 * @param nulls share of rows that have NULL, among the rows that have the column at all
 * @param widths lengths of values of a type of variable length; of others it is not looked at
 * @param correlation how far the order of values is that of the rows: 1 rising with them, -1 falling, 0 by chance
 * @param common the most common values, and their shares of all rows
 * @param range the lowest and highest value, when they are numbers or times
 * @param compressed what PostgreSQL's compression leaves of a long value, as a share of its length: 1 when it does not get shorter, or when
 *     {@code widths} are the lengths of stored values, compressed ones as compressed. Absent: by type, half of text and documents, all of
 *     {@code bytea}
 */
public record ColumnStatistics(
        double distinct,
        double nulls,
        Widths widths,
        double correlation,
        List<Common> common,
        Optional<Range> range,
        OptionalDouble compressed) {
    public ColumnStatistics {
        common = List.copyOf(common);
    }

    /** As with all, compression by type. */
    public ColumnStatistics(
            double distinct,
            double nulls,
            Widths widths,
            double correlation,
            List<Common> common,
            Optional<Range> range) {
        this(distinct, nulls, widths, correlation, common, range, OptionalDouble.empty());
    }

    /** A value, a string without its quotes, and its share of all rows. */
    public record Common(String value, double share) {}

    /** The lowest and the highest value; times in seconds since 1970. */
    public record Range(double low, double high) {}

    /** Returns statistics of a column with {@code distinct} values by chance, never NULL. */
    public static ColumnStatistics of(double distinct) {
        return new ColumnStatistics(distinct, 0, Widths.fixed(8), 0, List.of(), Optional.empty());
    }

    public ColumnStatistics withNulls(double nulls) {
        return new ColumnStatistics(distinct, nulls, widths, correlation, common, range, compressed);
    }

    public ColumnStatistics withWidths(Widths widths) {
        return new ColumnStatistics(distinct, nulls, widths, correlation, common, range, compressed);
    }

    public ColumnStatistics withCorrelation(double correlation) {
        return new ColumnStatistics(distinct, nulls, widths, correlation, common, range, compressed);
    }

    public ColumnStatistics withCommon(List<Common> common) {
        return new ColumnStatistics(distinct, nulls, widths, correlation, common, range, compressed);
    }

    public ColumnStatistics withRange(double low, double high) {
        return new ColumnStatistics(
                distinct, nulls, widths, correlation, common, Optional.of(new Range(low, high)), compressed);
    }

    /** Returns these with a share of their length that long values take when compressed; 1 when they are given as stored. */
    public ColumnStatistics withCompressed(double share) {
        return new ColumnStatistics(distinct, nulls, widths, correlation, common, range, OptionalDouble.of(share));
    }
}
