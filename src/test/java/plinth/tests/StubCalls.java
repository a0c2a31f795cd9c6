package plinth.tests;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import plinth.model.ddl.Reading;
import plinth.renderer.query.Stub;

/** The stubs of a schema, to be called by name. */
record StubCalls(Map<String, Stub> stubs) {
    static StubCalls of(Reading read) {
        return new StubCalls(Samples.exported(read).files().stream()
                .flatMap(f -> f.stubs().stream())
                .collect(Collectors.toUnmodifiableMap(Stub::name, s -> s)));
    }

    /** Runs a stub with arguments by name ({@code id=1}), all others NULL; returns the rows, their columns joined by a blank. */
    List<String> call(Connection c, String name, String... arguments) throws SQLException {
        Stub stub = Objects.requireNonNull(stubs.get(name), () -> name + " is not among " + stubs.keySet());
        List<String> values = new ArrayList<>();
        for (String p : Prepared.parameters(stub.sql())) {
            String value = "NULL";
            for (String a : arguments) {
                if (a.startsWith(p + "=")) {
                    value = "'" + a.substring(p.length() + 1) + "'";
                }
            }
            values.add(value);
        }
        List<String> rows = new ArrayList<>();
        try (Statement s = c.createStatement()) {
            s.setEscapeProcessing(false);
            s.execute("PREPARE asked AS " + Prepared.plain(stub.sql()));
            try {
                if (!s.execute("EXECUTE asked" + (values.isEmpty() ? "" : "(" + String.join(", ", values) + ")"))) {
                    return List.of(String.valueOf(s.getUpdateCount()));
                }
                try (ResultSet r = s.getResultSet()) {
                    while (r.next()) {
                        List<String> row = new ArrayList<>();
                        for (int i = 1; i <= r.getMetaData().getColumnCount(); i++) {
                            row.add(r.getString(i));
                        }
                        rows.add(String.join(" ", row));
                    }
                }
            } finally {
                s.execute("DEALLOCATE asked");
            }
        }
        return rows;
    }
}
