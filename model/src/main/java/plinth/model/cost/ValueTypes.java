package plinth.model.cost;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import plinth.model.cost.Toasting.Keep;
import plinth.model.schema.Column;
import plinth.model.schema.Domain;
import plinth.model.schema.EnumType;
import plinth.model.schema.Option;
import plinth.model.schema.Schema;
import plinth.model.schema.Type;

/** How long values are by their type alone, and what becomes of long ones ({@code typstorage} of {@code pg_type.dat}). */
final class ValueTypes {
    /** What pglz leaves of natural text: half, and what it needs until words come again; measured, see docs/costs.md. */
    private static final double PROSE = .5;

    private static final int PROSE_MORE = 450;

    /** What it leaves of documents, whose keys come again and again. */
    private static final double DOCUMENTS = .4;

    private static final Set<String> MAIN = Set.of("numeric", "inet", "cidr");
    private static final Set<String> RANGES = Set.of(
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange",
            "int4multirange",
            "int8multirange",
            "nummultirange",
            "tsmultirange",
            "tstzmultirange",
            "datemultirange");

    private ValueTypes() {}

    /** Lengths, and what was assumed to say them, a sentence's beginning; absent where the type leaves no choice. */
    record Assumption(Widths widths, Optional<String> sentence) {
        static Assumption sure(Widths w) {
            return new Assumption(w, Optional.empty());
        }

        static Assumption said(String sentence, Widths w) {
            return new Assumption(w, Optional.of(sentence));
        }
    }

    /** Returns the type that a domain stands for, through domains of domains; any other type itself. */
    static Type base(Type type, Schema schema) {
        Type at = type;
        Set<Type> seen = new HashSet<>();
        while (at instanceof Type.Named n && seen.add(at)) {
            Optional<Domain> domain = schema.domain(n.name());
            if (domain.isEmpty()) {
                break;
            }
            at = domain.get().type();
        }
        return at;
    }

    /** Returns what becomes of long values of {@code c}, whose type is {@code type} without its domains. */
    static Keep keep(Column c, Type type, OptionalDouble compressed) {
        boolean documents = type.is("json") || type.is("jsonb") || type.is("xml");
        double share = compressed.orElse(type.is("bytea") ? 1 : documents ? DOCUMENTS : PROSE);
        int more = compressed.isPresent() || documents || type.is("bytea") ? 0 : PROSE_MORE;
        Keep main = new Keep(share, more, true, true);
        Keep extended = new Keep(share, more, true, false);
        String asked = c.options().stream()
                .filter(o -> o.name().equalsIgnoreCase("storage"))
                .map(Option::value)
                .flatMap(Optional::stream)
                .map(v -> v.strip().toLowerCase(Locale.ROOT))
                .reduce((a, b) -> b)
                .orElse("default");
        return switch (asked) {
            case "plain" -> Keep.PLAIN;
            case "external" -> Keep.EXTERNAL;
            case "main" -> main;
            case "extended" -> extended;
            default -> own(type, main, extended);
        };
    }

    private static Keep own(Type type, Keep main, Keep extended) {
        if (type instanceof Type.Named n
                && List.of("vector", "halfvec").contains(n.name().name().value())) {
            return Keep.EXTERNAL;
        }
        if (type instanceof Type.Known k) {
            return MAIN.contains(k.name()) ? main : k.name().equals("tsquery") ? Keep.PLAIN : extended;
        }
        return extended;
    }

    /** Returns the lengths of a type of variable length that is not text, header left out; nothing for text. */
    static Optional<Assumption> widths(Type type, Schema schema) {
        return switch (type) {
            case Type.ArrayOf a ->
                Optional.of(Assumption.said("Arrays have one to five elements", array(a.element(), schema)));
            case Type.Named n -> named(n);
            case Type.Known k -> known(k);
            case Type.Other o -> Optional.empty();
        };
    }

    private static Optional<Assumption> known(Type.Known k) {
        String name = k.name();
        int limit = k.modifiers().isEmpty() ? -1 : Storage.number(k.modifiers().getFirst());
        if (RANGES.contains(name)) {
            return Optional.of(range(name));
        }
        return switch (name) {
            case "numeric" -> Optional.of(numeric(k));
            case "inet", "cidr" -> Optional.of(Assumption.said("Addresses are of IPv4", Widths.fixed(6)));
            case "bit" -> Optional.of(Assumption.sure(Widths.fixed(4 + (Math.max(1, limit) + 7) / 8)));
            case "bit varying" ->
                Optional.of(Assumption.said(
                        "Bit strings have half of the bits that they may have, or more",
                        Widths.between(4 + (Math.max(16, limit) / 2 + 7) / 8, 4 + (Math.max(16, limit) + 7) / 8)));
            case "json", "jsonb", "xml", "bytea" ->
                Optional.of(Assumption.said("Documents of 100 to 700 bytes", Widths.between(100, 700)));
            case "tsvector" ->
                Optional.of(Assumption.said("Search vectors of 80 to 500 bytes", Widths.between(80, 500)));
            case "tsquery", "jsonpath" ->
                Optional.of(Assumption.said("Queries of 20 to 60 bytes", Widths.between(20, 60)));
            case "path", "polygon" ->
                Optional.of(
                        Assumption.said("Shapes have three to eight points", Widths.between(12 + 16 * 3, 12 + 16 * 8)));
            default -> Optional.empty();
        };
    }

    private static Optional<Assumption> named(Type.Named n) {
        int dimensions =
                n.modifiers().isEmpty() ? -1 : Storage.number(n.modifiers().getFirst());
        return switch (n.name().name().value()) {
            case "vector" ->
                dimensions > 0 ? Optional.of(Assumption.sure(Widths.fixed(4 + 4 * dimensions))) : Optional.empty();
            case "halfvec" ->
                dimensions > 0 ? Optional.of(Assumption.sure(Widths.fixed(4 + 2 * dimensions))) : Optional.empty();
            case "geometry", "geography" -> Optional.of(Assumption.said("Geometries are points", Widths.fixed(28)));
            default -> Optional.empty();
        };
    }

    /** A range holds its type's number, a byte of flags and its bounds ({@code rangetypes.c}); a multirange, two of them here. */
    private static Assumption range(String name) {
        int bound = name.startsWith("int4") || name.startsWith("date") ? 4 : name.startsWith("num") ? 7 : 8;
        return name.endsWith("multirange")
                ? Assumption.said("Multiranges hold two ranges", Widths.fixed(16 + 4 * bound))
                : Assumption.said("Ranges have both bounds", Widths.fixed(5 + 2 * bound));
    }

    private static Assumption numeric(Type.Known k) {
        int digits = k.modifiers().isEmpty() ? 8 : Storage.number(k.modifiers().getFirst());
        int scale = k.modifiers().size() < 2
                ? 0
                : Math.max(0, Storage.number(k.modifiers().get(1)));
        int whole = Math.max(1, digits - scale);
        int most = 2 + 2 * ((whole + 3) / 4 + (scale + 3) / 4);
        int least = 2 + 2 * ((Math.max(1, whole / 2) + 3) / 4 + (scale + 3) / 4);
        return Assumption.said(
                "Numbers have half of the digits that they may have, or more",
                Widths.between(Math.min(least, most), most));
    }

    /** An array of one dimension has 20 bytes before its elements, those of variable length with a header of four ({@code array.h}). */
    private static Widths array(Type element, Schema schema) {
        Storage s = Storage.of(element, schema);
        Type base = base(element, schema);
        double each = s.variable()
                ? Storage.aligned(
                        4
                                + (int) Math.round(widths(base, schema)
                                        .map(a -> a.widths().average())
                                        .orElse(12.0)),
                        s.align())
                : Storage.aligned(s.length(), s.align());
        if (base instanceof Type.Named n && schema.enumType(n.name()).isPresent()) {
            each = 4;
        }
        TreeMap<Integer, Double> shares = new TreeMap<>();
        for (int i = 1; i <= 5; i++) {
            shares.merge(20 + (int) Math.round(i * each), .2, Double::sum);
        }
        return new Widths(shares);
    }

    /** Returns how long {@code values} are in bytes, each as frequent as any. */
    static Widths of(List<String> values) {
        TreeMap<Integer, Double> shares = new TreeMap<>();
        for (String v : values) {
            shares.merge(v.getBytes(java.nio.charset.StandardCharsets.UTF_8).length, 1.0 / values.size(), Double::sum);
        }
        return new Widths(shares);
    }

    /** Returns the labels of {@code type} when it is an enum. */
    static Optional<List<String>> labels(Type type, Schema schema) {
        return type instanceof Type.Named n
                ? schema.enumType(n.name()).map(EnumType::labels).filter(l -> !l.isEmpty())
                : Optional.empty();
    }
}
