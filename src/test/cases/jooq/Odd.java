// Every type that jOOQ reads and writes as the export says; prints a line for each finding that the test wants.

import db.AuditDateQueries;
import db.Constraints;
import db.OddSchemaPromiseQueries;
import db.UserAccountQueries;
import db.generated.audit.tables.records.AuditDateRecord;
import db.generated.public_schema.enums.Mood;
import db.generated.public_schema.tables.records.UserAccountRecord;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Log;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.tools.JooqLogger;

public final class Odd {
    public static void main(String[] args) throws Exception {
        JooqLogger.globalThreshold(Log.Level.WARN);
        try (CloseableDSLContext db = DSL.using("jdbc:" + args[0])) {
            AuditDateRecord one =
                    AuditDateQueries.getAuditDate(db, new UUID(0, 1), 1).orElseThrow();
            AuditDateQueries.createAuditDate(db, like(db, one, AuditDateQueries.CreateAuditDateParams.class))
                    .orElseThrow();
            System.out.println("rows " + db.fetchValue("SELECT count(*) FROM audit.dates") + " different "
                    + db.fetchValue("SELECT count(DISTINCT to_jsonb(d) - 'seq') FROM audit.dates d"));
            UserAccountRecord a = UserAccountQueries.createUserAccount(
                            db,
                            new UserAccountQueries.CreateUserAccountParams(
                                    "a@b",
                                    "a`b${c}\\d",
                                    1,
                                    Mood.lookupLiteral("ha`p${p}y"),
                                    "{sad,it's ok}",
                                    new String[] {"a,b", "\"c\""},
                                    "ü",
                                    JSONB.valueOf("[1]"),
                                    4))
                    .orElseThrow();
            System.out.println(String.join(
                    " ",
                    a.getClass_(),
                    a.getMood().getLiteral(),
                    Arrays.stream(a.getMoods()).map(Mood::getLiteral).toList().toString(),
                    List.of(a.getTags()).toString(),
                    a.get("e-mail", String.class),
                    a.getÜnïcode(),
                    a.getDoc().data(),
                    "" + a.getDoubled()));
            try {
                OddSchemaPromiseQueries.createOddSchemaPromise(db, promise("db"));
            } catch (DataAccessException e) {
                Constraints.Constraint c = Constraints.violation(e).orElseThrow();
                System.out.println(c.name() + " " + c.columns());
            }
            try {
                db.execute("UPDATE \"User Accounts\" SET size = -1");
            } catch (DataAccessException e) {
                System.out.println(Constraints.violation(e).orElseThrow().equals(Constraints.Positive.IS_POSITIVE));
            }
            OddSchemaPromiseQueries.CreateOddSchemaPromisesParams none =
                    new OddSchemaPromiseQueries.CreateOddSchemaPromisesParams(
                            null, null, null, null, null, null, null, null);
            System.out.println(OddSchemaPromiseQueries.createOddSchemaPromises(db, List.of(none, none)));
        }
    }

    private static OddSchemaPromiseQueries.CreateOddSchemaPromiseParams promise(String sql) {
        return new OddSchemaPromiseQueries.CreateOddSchemaPromiseParams(null, null, sql, null, null, null, null, null);
    }

    /** Returns a record whose parts are the columns of {@code from} that are called alike, those that jOOQ has no type for as text; the number is another. */
    private static <T extends Record> T like(DSLContext db, AuditDateRecord from, Class<T> type)
            throws ReflectiveOperationException {
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = new Class<?>[parts.length];
        Object[] values = new Object[parts.length];
        for (int i = 0; i < parts.length; i++) {
            String name = parts[i].getName();
            types[i] = parts[i].getType();
            Field<?> column = Arrays.stream(from.fields())
                    .filter(f -> f.getName().replace("_", "").equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow();
            values[i] = name.equals("seq")
                    ? (Object) 2
                    : types[i] == String.class
                            ? db.fetchValue("SELECT " + column.getName() + "::text FROM audit.dates WHERE seq = 1")
                            : from.get(column.getName(), types[i]);
        }
        return type.getDeclaredConstructor(types).newInstance(values);
    }
}
