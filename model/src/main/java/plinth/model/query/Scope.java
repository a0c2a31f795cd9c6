package plinth.model.query;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import plinth.model.query.QueryReader.NotUnderstood;
import plinth.model.schema.Name;
import plinth.model.schema.Type;

/** What the names in one SELECT stand for: its sources by their aliases, in order, each with its columns. */
final class Scope {
    /** A column with its type. */
    record Named(Name name, Type type) {}

    private final Map<String, List<Named>> sources = new LinkedHashMap<>();

    void add(String alias, List<Named> columns) {
        if (sources.put(alias, columns) != null) {
            throw new NotUnderstood("Two sources are called " + alias + ".");
        }
    }

    /** Returns the column {@code name}, of the source {@code alias} or, when that is empty, of whichever has it. */
    Term.Column column(String alias, Name name) {
        if (!alias.isEmpty()) {
            List<Named> columns = sources.get(alias);
            if (columns == null) {
                throw new NotUnderstood("Nothing in FROM is called " + alias + ".");
            }
            if (columns.stream().noneMatch(c -> c.name().equals(name))) {
                throw new NotUnderstood(alias + " has no column " + name + ".");
            }
            return new Term.Column(alias, name);
        }
        List<String> found = new ArrayList<>();
        sources.forEach((a, columns) -> {
            if (columns.stream().anyMatch(c -> c.name().equals(name))) {
                found.add(a);
            }
        });
        if (found.isEmpty()) {
            throw new NotUnderstood("There is no column " + name + ".");
        }
        if (found.size() > 1) {
            throw new NotUnderstood("The column " + name + " could be that of " + String.join(" or ", found) + ".");
        }
        return new Term.Column(found.getFirst(), name);
    }

    Optional<Type> type(Term term) {
        return switch (term) {
            case Term.Column c ->
                sources.getOrDefault(c.alias(), List.of()).stream()
                        .filter(x -> x.name().equals(c.name()))
                        .map(Named::type)
                        .findFirst();
            case Term.Cast c -> Optional.of(c.type());
            case Term.Literal l -> Optional.of(l.type());
            case Term.Parameter p -> Optional.of(p.type());
            case Term.Operation o -> type(o.right());
            case Term.Aggregate a ->
                a.function().equals("count")
                        ? Optional.of(Type.known("bigint"))
                        : a.argument().flatMap(this::type);
            case Term.Call c -> Optional.empty();
            case Term.Special s -> Optional.empty();
        };
    }

    /** Returns all columns of the source {@code alias}, or of all sources when it is empty. */
    List<Term.Column> all(String alias) {
        if (!alias.isEmpty() && !sources.containsKey(alias)) {
            throw new NotUnderstood("Nothing in FROM is called " + alias + ".");
        }
        List<Term.Column> out = new ArrayList<>();
        sources.forEach((a, columns) -> {
            if (alias.isEmpty() || a.equals(alias)) {
                columns.forEach(c -> out.add(new Term.Column(a, c.name())));
            }
        });
        return out;
    }
}
