package plinth.model.layout;

import java.util.Optional;
import plinth.model.ddl.Reread;
import plinth.model.schema.Expression;
import plinth.model.schema.Policy;

/** The forms in which a policy of one of the family's old tables stands on a table of a layout. */
final class PolicyForms {
    private PolicyForms() {}

    /** Whether {@code now} is {@code was}, perhaps restrictive now, or asks what {@code was} asks among others. */
    static boolean says(Family family, Policy now, Policy was, Destination d) {
        Policy mapped = Mapped.policy(was, d.columns());
        Policy p = d.kind()
                .map(k -> Mapped.policy(mapped, e -> Reread.expression(Clauses.reduced(e, family, k))))
                .orElse(mapped);
        return now.equals(was)
                || now.equals(mapped)
                || now.equals(p)
                || now.command().equals(p.command())
                        && now.roles().equals(p.roles())
                        && within(p.using(), now.using())
                        && within(p.check(), now.check());
    }

    private static boolean within(Optional<Expression> part, Optional<Expression> whole) {
        return part.isEmpty()
                || whole.filter(w -> w.equals(part.get())
                                || Clauses.split(w, "OR").stream()
                                        .anyMatch(x ->
                                                x.toString().equals(part.get().toString())))
                        .isPresent();
    }
}
