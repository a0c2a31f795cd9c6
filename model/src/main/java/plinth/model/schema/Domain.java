package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/** A domain: a type with rules of its own. In its checks the value is called {@code VALUE}. */
public record Domain(
        ObjectName name,
        Type type,
        Optional<String> collation,
        Optional<Expression> defaultValue,
        Optional<Column.NotNull> notNull,
        List<Constraint.Check> checks,
        Optional<String> comment)
        implements SchemaObject {
    public Domain {
        checks = List.copyOf(checks);
    }

    public Domain withName(ObjectName name) {
        return new Domain(name, type, collation, defaultValue, notNull, checks, comment);
    }

    public Domain withChecks(List<Constraint.Check> checks) {
        return new Domain(name, type, collation, defaultValue, notNull, checks, comment);
    }

    public Domain withDefault(Optional<Expression> defaultValue) {
        return new Domain(name, type, collation, defaultValue, notNull, checks, comment);
    }

    public Domain withNotNull(Optional<Column.NotNull> notNull) {
        return new Domain(name, type, collation, defaultValue, notNull, checks, comment);
    }

    public Domain withComment(Optional<String> comment) {
        return new Domain(name, type, collation, defaultValue, notNull, checks, comment);
    }
}
