package plinth.tests.database;

import java.sql.Connection;
import org.h2.api.Trigger;

/** A trigger for H2, which has them in Java. */
public final class Watch implements Trigger {
    @Override
    public void fire(Connection connection, Object[] before, Object[] after) {}
}
