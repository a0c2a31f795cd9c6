package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * A trigger on a table or view.
 *
 * @param timing {@code before}, {@code after} or {@code instead of}
 * @param events {@code insert}, {@code update}, {@code delete}, {@code truncate}, in the order written
 * @param updateOf the columns of {@code UPDATE OF}, empty for all
 * @param referencing the transition tables as written
 * @param when the condition; its references begin with {@code old} or {@code new}
 * @param call the function and its arguments as written, without {@code EXECUTE FUNCTION}
 */
public record Trigger(
        Name name,
        boolean constraint,
        String timing,
        List<String> events,
        List<Name> updateOf,
        Optional<String> from,
        Constraint.Deferral deferral,
        Optional<String> referencing,
        boolean eachRow,
        Optional<Expression> when,
        String call,
        String enabled,
        Optional<String> comment) {
    public static final Name OLD = new Name("old");
    public static final Name NEW = new Name("new");

    public Trigger {
        events = List.copyOf(events);
        updateOf = List.copyOf(updateOf);
    }

    public Trigger withName(Name name) {
        return new Trigger(
                name,
                constraint,
                timing,
                events,
                updateOf,
                from,
                deferral,
                referencing,
                eachRow,
                when,
                call,
                enabled,
                comment);
    }

    public Trigger withEvents(List<String> events) {
        return new Trigger(
                name,
                constraint,
                timing,
                events,
                updateOf,
                from,
                deferral,
                referencing,
                eachRow,
                when,
                call,
                enabled,
                comment);
    }

    public Trigger withUpdateOf(List<Name> updateOf) {
        return new Trigger(
                name,
                constraint,
                timing,
                events,
                updateOf,
                from,
                deferral,
                referencing,
                eachRow,
                when,
                call,
                enabled,
                comment);
    }

    public Trigger withComment(Optional<String> comment) {
        return new Trigger(
                name,
                constraint,
                timing,
                events,
                updateOf,
                from,
                deferral,
                referencing,
                eachRow,
                when,
                call,
                enabled,
                comment);
    }

    public Trigger withEnabled(String enabled) {
        return new Trigger(
                name,
                constraint,
                timing,
                events,
                updateOf,
                from,
                deferral,
                referencing,
                eachRow,
                when,
                call,
                enabled,
                comment);
    }

    public Trigger withWhen(Optional<Expression> when) {
        return new Trigger(
                name,
                constraint,
                timing,
                events,
                updateOf,
                from,
                deferral,
                referencing,
                eachRow,
                when,
                call,
                enabled,
                comment);
    }

    public Trigger withCall(String call) {
        return new Trigger(
                name,
                constraint,
                timing,
                events,
                updateOf,
                from,
                deferral,
                referencing,
                eachRow,
                when,
                call,
                enabled,
                comment);
    }

    /** Returns the trigger for a table whose column {@code from} is now called {@code to}. */
    public Trigger renamed(Name from, Name to) {
        List<Name> columns = updateOf.stream().map(c -> c.equals(from) ? to : c).toList();
        Optional<Expression> condition = when.map(w -> w.map(r -> {
            boolean row = r.path().size() == 2
                    && (r.path().getFirst().equals(OLD) || r.path().getFirst().equals(NEW));
            return row && r.name().equals(from)
                    ? new Expression.Reference(List.of(r.path().getFirst(), to))
                    : r;
        }));
        return new Trigger(
                name,
                constraint,
                timing,
                events,
                columns,
                this.from,
                deferral,
                referencing,
                eachRow,
                condition,
                call,
                enabled,
                comment);
    }
}
