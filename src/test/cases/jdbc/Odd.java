// Every type that the driver reads and writes as the export says; prints a line for each finding that the test wants.

import db.AuditDate;
import db.AuditDateQueries;
import db.Constraints;
import db.Mood;
import db.OddSchemaPromiseQueries;
import db.UserAccount;
import db.UserAccountQueries;
import java.lang.reflect.RecordComponent;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

public final class Odd {
    public static void main(String[] args) throws Exception {
        try (Connection db = DriverManager.getConnection("jdbc:" + args[0]);
                Statement s = db.createStatement()) {
            s.setEscapeProcessing(false);
            AuditDate one = AuditDateQueries.getAuditDate(db, new UUID(0, 1), 1).orElseThrow();
            AuditDateQueries.createAuditDate(db, like(one, AuditDateQueries.CreateAuditDateParams.class))
                    .orElseThrow();
            try (ResultSet r =
                    s.executeQuery("SELECT count(*), count(DISTINCT to_jsonb(d) - 'seq') FROM audit.dates d")) {
                r.next();
                System.out.println("rows " + r.getLong(1) + " different " + r.getLong(2));
            }
            UserAccount a = UserAccountQueries.createUserAccount(
                            db,
                            new UserAccountQueries.CreateUserAccountParams(
                                    "a@b",
                                    "a`b${c}\\d",
                                    1,
                                    Mood.HA_P_P_Y,
                                    "{sad,it's ok}",
                                    List.of("a,b", "\"c\""),
                                    "ü",
                                    "[1]",
                                    4))
                    .orElseThrow();
            System.out.println(String.join(
                    " ",
                    a.classValue(),
                    a.mood().label(),
                    a.moods(),
                    a.tags().toString(),
                    a.eMail(),
                    a.ünïcode(),
                    a.doc(),
                    "" + a.doubled()));
            try {
                OddSchemaPromiseQueries.createOddSchemaPromise(db, promise("db"));
            } catch (SQLException e) {
                Constraints.Constraint c = Constraints.violation(e).orElseThrow();
                System.out.println(c.name() + " " + c.columns());
            }
            try {
                s.execute("UPDATE \"User Accounts\" SET size = -1");
            } catch (SQLException e) {
                System.out.println(Constraints.violation(e).orElseThrow().equals(Constraints.Positive.IS_POSITIVE));
            }
            System.out.println(OddSchemaPromiseQueries.createOddSchemaPromise(db, promise(null))
                    .isPresent());
        }
    }

    private static OddSchemaPromiseQueries.CreateOddSchemaPromiseParams promise(String sql) {
        return new OddSchemaPromiseQueries.CreateOddSchemaPromiseParams(null, null, sql, null, null, null, null, null);
    }

    /** Returns a record whose parts are those of {@code from} that are called alike; the number is another. */
    private static <T extends Record> T like(Record from, Class<T> type) throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            types[i] = parts[i].getType();
            values[i] = parts[i].getName().equals("seq")
                    ? 2
                    : from.getClass().getMethod(parts[i].getName()).invoke(from);
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }
}
