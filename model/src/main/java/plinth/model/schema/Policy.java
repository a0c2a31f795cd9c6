package plinth.model.schema;

import java.util.List;
import java.util.Optional;

/**
 * A row security policy.
 *
 * @param command {@code all}, {@code select}, {@code insert}, {@code update} or {@code delete}
 * @param roles the roles as written, empty for {@code PUBLIC}
 */
public record Policy(
        Name name,
        boolean permissive,
        String command,
        List<String> roles,
        Optional<Expression> using,
        Optional<Expression> check,
        Optional<String> comment) {
    public Policy {
        roles = List.copyOf(roles);
    }

    public Policy withName(Name name) {
        return new Policy(name, permissive, command, roles, using, check, comment);
    }

    public Policy withComment(Optional<String> comment) {
        return new Policy(name, permissive, command, roles, using, check, comment);
    }
}
