package plinth.model.logic;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import plinth.model.logic.TermReader.NotUnderstood;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Types;
import plinth.model.text.Keyword;
import plinth.model.text.TokenKind;

/** Reads the type behind {@code ::} and {@code CAST(x AS}. */
final class CastTypes {
    private final TermReader r;

    CastTypes(TermReader r) {
        this.r = r;
    }

    /** Returns {@code of} cast to the type that begins here. */
    Term cast(Term of) throws NotUnderstood {
        List<Name> path = new ArrayList<>();
        boolean quoted = false;
        Optional<List<Name>> reference = r.reference();
        if (reference.isPresent()) {
            path.addAll(reference.get());
        } else {
            do {
                quoted = r.tokens.kind(r.at()) == TokenKind.QUOTED;
                path.add(name());
            } while (r.accept('.'));
        }
        String name = path.getLast().value();
        if (!quoted && path.size() == 1) {
            name = several(name);
        }
        Optional<Integer> modifier = modifier();
        if (r.is(Keyword.WITH) || r.is(Keyword.WITHOUT)) {
            r.skip(3);
        }
        if (r.is('[') || r.is(Keyword.ARRAY)) {
            List<Name> element = path;
            boolean q = quoted;
            String n = name;
            return array(of, one -> scalar(one, element, q, n, modifier));
        }
        return scalar(of, path, quoted, name, modifier);
    }

    private Term scalar(Term of, List<Name> path, boolean quoted, String name, Optional<Integer> modifier) {
        boolean own = path.size() == 1 || path.get(path.size() - 2).value().equals("pg_catalog");
        // In quotes char is another type, and words that make a type no longer do.
        boolean word = !quoted || !name.equals("char");
        Optional<String> known =
                own && word ? Types.known(quoted ? name : name.toLowerCase(Locale.ROOT)) : Optional.empty();
        if (known.isPresent()) {
            return known(of, known.get(), modifier);
        }
        ObjectName type = path.size() == 1
                ? new ObjectName(ObjectName.PUBLIC, path.getLast())
                : new ObjectName(path.get(path.size() - 2), path.getLast());
        return new Term.Cast(of, r.names.sort(type), Optional.empty(), false);
    }

    private Name name() throws NotUnderstood {
        if (!r.tokens.isIdentifier(r.at())) {
            throw new NotUnderstood("a type");
        }
        Name name = new Name(r.tokens.identifier(r.at()));
        r.skip(1);
        return name;
    }

    private String several(String first) {
        return switch (first.toLowerCase(Locale.ROOT)) {
            case "character", "bit", "national" -> {
                boolean varying = r.accept(Keyword.VARYING);
                yield varying ? first + " varying" : first;
            }
            case "double" -> {
                boolean precision = r.accept(Keyword.PRECISION);
                yield precision ? "double precision" : first;
            }
            default -> first;
        };
    }

    private Optional<Integer> modifier() throws NotUnderstood {
        if (!r.is('(')) {
            return Optional.empty();
        }
        int end = r.tokens.closing(r.at());
        if (end < 0) {
            throw new NotUnderstood("open");
        }
        Optional<Integer> n = Values.number(r.tokens.text(r.at() + 1)).map(java.math.BigDecimal::intValue);
        r.to(end + 1);
        return Optional.of(n.orElse(0));
    }

    private Term array(Term of, UnaryOperator<Term> cast) throws NotUnderstood {
        r.accept(Keyword.ARRAY);
        while (r.is('[')) {
            int end = r.tokens.closing(r.at());
            if (end < 0) {
                throw new NotUnderstood("open");
            }
            r.to(end + 1);
        }
        return switch (of) {
            case Term.ArrayOf(List<Term> all)
            when all.stream().noneMatch(Term.Count.class::isInstance) ->
                new Term.ArrayOf(all.stream().map(cast).toList());
            case Term.ArrayOf removed -> removed;
            case Term.Literal(Value.Texts t)
            when t.point().isPresent() ->
                new Term.ArrayOf(ArrayLiterals.elements(t.point().get()).stream()
                        .map(cast)
                        .toList());
            case Term.Literal(Value v) when !v.some() -> of;
            default -> new Term.Opaque(List.of(of), false);
        };
    }

    private static Term known(Term of, String name, Optional<Integer> modifier) {
        return switch (TypeSorts.of(name)) {
            case PADDED ->
                new Term.Cast(
                        of,
                        Sort.PADDED,
                        modifier.or(() -> name.equals("bpchar") ? Optional.empty() : Optional.of(1)),
                        false);
            case NUMBER ->
                new Term.Cast(of, Sort.NUMBER, Optional.empty(), modifier.isPresent() || !name.equals("numeric"));
            default -> new Term.Cast(of, TypeSorts.of(name), modifier, false);
        };
    }
}
