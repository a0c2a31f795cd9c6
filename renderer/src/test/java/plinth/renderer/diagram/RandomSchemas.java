package plinth.renderer.diagram;

import java.util.Random;
import plinth.model.ddl.Reading;
import plinth.model.schema.Schema;
import plinth.model.text.Dialect;

/** Makes schemas with what diagrams must cope with: hubs, composite keys, self references, families, long names, tables alone. */
final class RandomSchemas {
    private RandomSchemas() {}

    /** Returns a schema of {@code tables} tables and, now and then, a family. */
    static Schema make(long seed, int tables) {
        return Reading.of(Dialect.POSTGRESQL, "random.sql", text(seed, tables)).schema();
    }

    static String text(long seed, int tables) {
        Random random = new Random(seed);
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < tables; i++) {
            boolean composite = i % 7 == 3;
            sql.append("CREATE TABLE t").append(i).append(" (\n  id bigint");
            sql.append(composite ? ", part int, PRIMARY KEY (id, part)" : " PRIMARY KEY");
            for (int c = random.nextInt(9); c > 0; c--) {
                sql.append(",\n  column_").append(c).append("_".repeat(random.nextInt(12)));
                sql.append(random.nextBoolean() ? " text" : " numeric(12,2) NOT NULL");
            }
            int references = i == 0 ? 0 : random.nextInt(3);
            for (int f = 0; f < references; f++) {
                // Often the first table, so that it is a hub; now and then the table itself.
                int to = random.nextInt(4) == 0 ? 0 : random.nextInt(8) == 0 ? i : random.nextInt(i);
                String name = "r" + f;
                boolean optional = random.nextBoolean();
                String type = " bigint" + (optional ? "" : " NOT NULL");
                if (to % 7 == 3) {
                    sql.append(",\n  ")
                            .append(name)
                            .append(type)
                            .append(", ")
                            .append(name)
                            .append("_part int");
                    sql.append(",\n  FOREIGN KEY (")
                            .append(name)
                            .append(", ")
                            .append(name)
                            .append("_part)");
                    sql.append(" REFERENCES t").append(to);
                } else {
                    sql.append(",\n  ")
                            .append(name)
                            .append(type)
                            .append(" REFERENCES t")
                            .append(to);
                }
            }
            sql.append("\n);\n");
        }
        family(sql, random);
        return sql.toString();
    }

    private static void family(StringBuilder sql, Random random) {
        int kinds = random.nextInt(9);
        if (kinds < 2) {
            return;
        }
        StringBuilder values = new StringBuilder();
        for (int k = 0; k < kinds; k++) {
            values.append(k == 0 ? "'" : ", '").append("kind").append(k).append('\'');
        }
        sql.append("CREATE TABLE things (id bigint PRIMARY KEY, kind text NOT NULL CHECK (kind IN (")
                .append(values)
                .append(")), owner bigint REFERENCES t0);\n");
        for (int k = 0; k < kinds; k++) {
            sql.append("CREATE TABLE kind")
                    .append(k)
                    .append("s (thing_id bigint PRIMARY KEY REFERENCES things (id), note text, at bigint REFERENCES t")
                    .append(random.nextInt(2))
                    .append(");\n");
        }
    }
}
