package plinth.model.schema;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * An SQL expression as a list of pieces: text that is kept as it was written, and between it the places where a column may be named. White space
 * and comments of the source are reduced to one blank, so that layout makes no difference.
 */
public record Expression(List<Piece> pieces) {
    public Expression {
        pieces = joined(pieces);
    }

    /** Texts that follow one another are one text: where an expression was cut makes no difference. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> out = new ArrayList<>(pieces.size());
        for (Piece p : pieces) {
            if (p instanceof Verbatim b && !out.isEmpty() && out.getLast() instanceof Verbatim a) {
                out.set(out.size() - 1, new Verbatim(a.text() + b.text()));
            } else {
                out.add(p);
            }
        }
        return List.copyOf(out);
    }

    /** A part of an expression. */
    public sealed interface Piece {}

    /** Text without a column in it. */
    public record Verbatim(String text) implements Piece {}

    /**
     * A name, or several with dots between them, at a place where a column may be named; the last one is the column's, unless nothing of that
     * name is in scope.
     */
    public record Reference(List<Name> path) implements Piece {
        public Reference {
            path = List.copyOf(path);
        }

        /** Returns the last name. */
        public Name name() {
            return path.getLast();
        }
    }

    /** Returns an expression of text alone. */
    public static Expression verbatim(String text) {
        return new Expression(List.of(new Verbatim(text)));
    }

    /** Returns an expression that is nothing but one column. */
    public static Expression column(Name name) {
        return new Expression(List.of(new Reference(List.of(name))));
    }

    /** Returns whether this is nothing but the name of a column, and which. */
    public boolean isColumn(Name name) {
        return pieces.size() == 1
                && pieces.getFirst() instanceof Reference r
                && r.path().size() == 1
                && r.name().equals(name);
    }

    /** Returns the last names of all references, each once, in the order of their first use. Not all need be columns. */
    public Set<Name> names() {
        Set<Name> names = new LinkedHashSet<>();
        for (Piece p : pieces) {
            if (p instanceof Reference r) {
                names.add(r.name());
            }
        }
        return names;
    }

    /** Returns the expression with every reference replaced by what {@code change} makes of it. */
    public Expression map(UnaryOperator<Reference> change) {
        List<Piece> out = new ArrayList<>(pieces.size());
        boolean changed = false;
        for (Piece p : pieces) {
            Piece next = switch (p) {
                case Reference r -> change.apply(r);
                case Verbatim v -> v;
            };
            changed |= next != p;
            out.add(next);
        }
        return changed ? new Expression(out) : this;
    }

    /** Returns the expression with the column {@code from}, as {@code table} has it, called {@code to}. */
    public Expression renamed(Name table, Name from, Name to) {
        return map(r -> {
            boolean own =
                    r.path().size() == 1 || r.path().get(r.path().size() - 2).equals(table);
            return own && r.name().equals(from) ? new Reference(replaceLast(r.path(), to)) : r;
        });
    }

    private static List<Name> replaceLast(List<Name> path, Name last) {
        List<Name> out = new ArrayList<>(path);
        out.set(out.size() - 1, last);
        return out;
    }

    /** Returns the expression for a person to read: names without quotes. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder();
        for (Piece p : pieces) {
            switch (p) {
                case Verbatim(String text) -> out.append(text);
                case Reference(List<Name> path) ->
                    out.append(String.join(".", path.stream().map(Name::value).toList()));
            }
        }
        return out.toString();
    }
}
