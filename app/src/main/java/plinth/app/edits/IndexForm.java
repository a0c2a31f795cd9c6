package plinth.app.edits;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import plinth.app.ui.Parts;
import plinth.model.edit.Edit;
import plinth.model.schema.ImpliedNames;
import plinth.model.schema.Index;
import plinth.model.schema.IndexKey;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Option;
import plinth.renderer.sql.DdlWriter;
import plinth.renderer.sql.Sql;

/** Asks for an index: its keys with order, nulls and operator class, whether it is unique, method, further columns, condition. */
final class IndexForm {
    private static final List<String> ORDERS = List.of("Asc", "Desc", "Asc, nulls first", "Desc, nulls last");
    private static final List<String> METHODS = List.of("btree", "hash", "gin", "gist", "spgist", "brin");
    private static final List<String> CLASSES = List.of(
            "",
            "text_pattern_ops",
            "varchar_pattern_ops",
            "jsonb_path_ops",
            "gin_trgm_ops",
            "gist_trgm_ops",
            "inet_ops",
            "range_ops");

    private record Key(ComboBox<String> what, ComboBox<String> order, ComboBox<String> operators, String rest) {}

    private final Scope scope;
    private final ObjectName on;
    private final List<Name> columns;
    private final Optional<Name> old;
    private final Optional<Index> now;
    private final Fields fields = new Fields();
    private final Rows<Key> keys;
    private final CheckBox unique;
    private final CheckBox nulls;
    private final ComboBox<String> method;
    private final TextField include;
    private final TextField where;
    private final TextField name;

    private IndexForm(
            Scope scope,
            ObjectName on,
            List<Name> columns,
            Optional<Name> old,
            Optional<Index> now,
            List<Name> picked) {
        this.scope = scope;
        this.on = on;
        this.columns = columns;
        this.old = old;
        this.now = now;
        keys = fields.add("Keys", new Rows<>("Add column or expression", false, i -> key("", 0, "", "")));
        now.ifPresentOrElse(
                x -> x.keys().forEach(k -> keys.add(key(k))),
                () -> (picked.isEmpty() ? List.of(new Name("")) : picked)
                        .forEach(n -> keys.add(key(n.value(), 0, "", ""))));
        unique = fields.check(
                "Unique",
                "No two rows are the same in it",
                now.map(Index::unique).orElse(false));
        nulls = fields.check(
                "Nulls",
                "Two NULLs are the same (NULLS NOT DISTINCT)",
                now.map(Index::nullsNotDistinct).orElse(false));
        nulls.disableProperty().bind(unique.selectedProperty().not());
        method = Fields.open(METHODS, now.map(x -> x.method().value()).orElse("btree"), "btree");
        fields.add("Method", method);
        include = fields.text(
                "Include", now.map(x -> Sql.names(x.include())).orElse(""), "Columns kept beside the keys", "mono");
        where = fields.text(
                "Where", now.flatMap(Index::where).map(Sql::expression).orElse(""), "All rows", "mono");
        name = fields.text(
                "Name",
                now.flatMap(Index::name).map(Name::value).orElse(""),
                now.isPresent() ? "Chosen by the database" : "Named after its columns");
    }

    private Rows.Row<Key> key(IndexKey k) {
        int order = k.nullsFirst().isEmpty() || k.nullsFirst().get() == k.descending()
                ? k.descending() ? 1 : 0
                : k.descending() ? 3 : 2;
        String rest = k.collation().map(c -> " COLLATE " + c).orElse("");
        String operators = k.operatorClass().orElse("")
                + (k.classOptions().isEmpty() ? "" : " (" + Sql.options(k.classOptions()) + ")");
        String bare = k.column().map(Name::value).orElse(Sql.expression(k.expression()));
        return key(bare, order, operators, rest);
    }

    private Rows.Row<Key> key(String what, int order, String operators, String rest) {
        List<String> names = columns.stream().map(Name::value).toList();
        ComboBox<String> w = Fields.open(names, what, "Column or f(x)");
        w.setAccessibleText("Column or expression");
        ComboBox<String> o = Fields.box(ORDERS);
        o.getSelectionModel().select(order);
        o.setAccessibleText("Order");
        o.setPrefWidth(104);
        o.setMinWidth(104);
        ComboBox<String> c = Fields.open(CLASSES, operators, "Operators");
        c.setAccessibleText("Operator class");
        c.setPrefWidth(92);
        c.setMinWidth(92);
        HBox.setHgrow(w, Priority.ALWAYS);
        return new Rows.Row<>(new Key(w, o, c, rest), Parts.row(4, w, o, c), w);
    }

    private String keyText(Key k) {
        String what = Fields.written(k.what());
        boolean column = columns.contains(new Name(what));
        String bare = column ? Sql.name(what) : call(what) || bracketed(what) ? what : "(" + what + ")";
        String operators = Fields.written(k.operators());
        return bare
                + k.rest()
                + (operators.isEmpty() ? "" : " " + operators)
                + switch (k.order().getSelectionModel().getSelectedIndex()) {
                    case 1 -> " DESC";
                    case 2 -> " NULLS FIRST";
                    case 3 -> " DESC NULLS LAST";
                    default -> "";
                };
    }

    private static boolean call(String text) {
        return text.matches("[\\w.\"]+\\s*\\(.*\\)") && closes(text, text.indexOf('('));
    }

    private static boolean bracketed(String text) {
        return text.startsWith("(") && closes(text, 0);
    }

    /** Whether the parenthesis at {@code from} is closed by the last letter. */
    private static boolean closes(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == text.length() - 1;
            }
        }
        return false;
    }

    /** Returns what stands behind the name of the table. */
    private String tail() {
        List<Option> with = now.map(Index::with).orElse(List.of());
        return "USING " + Sql.name(Fields.written(method).isEmpty() ? "btree" : Fields.written(method)) + " ("
                + keys.values().stream()
                        .filter(k -> !Fields.written(k.what()).isEmpty())
                        .map(this::keyText)
                        .collect(Collectors.joining(", "))
                + ")"
                + Fields.text(include).map(i -> " INCLUDE (" + i + ")").orElse("")
                + (unique.isSelected() && nulls.isSelected() ? " NULLS NOT DISTINCT" : "")
                + (with.isEmpty() ? "" : " WITH (" + Sql.options(with) + ")")
                + now.flatMap(Index::tablespace)
                        .map(t -> " TABLESPACE " + Sql.name(t))
                        .orElse("")
                + Fields.text(where).map(w -> " WHERE " + w).orElse("");
    }

    private Read<Edit> edit() {
        if (keys.values().stream().allMatch(k -> Fields.written(k.what()).isEmpty())) {
            return new Read.Bad<>("Choose a column or write an expression.");
        }
        return edit(scope.fragments().index(on, columns, unique.isSelected(), tail()), Fields.name(name));
    }

    private Read<Edit> edit(Read<Index> read, Optional<Name> given) {
        return read.map(i -> {
            Index named = i.withName(given);
            if (old.isPresent()) {
                Index was = now.orElseThrow();
                Index next = new Index(
                        named.name(),
                        named.unique(),
                        was.only(),
                        named.method(),
                        named.keys(),
                        named.include(),
                        named.nullsNotDistinct(),
                        named.with(),
                        named.tablespace(),
                        named.where(),
                        was.comment());
                return new Edit.ReplaceIndex(on, old.get(), next);
            }
            return new Edit.AddIndex(
                    on, given.isPresent() ? named : named.withName(Optional.of(free(scope, on, named))));
        });
    }

    /** Returns the name that the database would choose for {@code index}, with a number behind it when that is taken. */
    static Name free(Scope s, ObjectName on, Index index) {
        Name base = ImpliedNames.base(on.name(), index.withName(Optional.empty()));
        List<Name> taken = new ArrayList<>();
        s.schema().tables().forEach(t -> t.indexes().forEach(i -> i.name().ifPresent(taken::add)));
        Name name = base;
        for (int n = 1; taken.contains(name) || s.schema().hasRelation(on.sibling(name)); n++) {
            name = new Name(base.value() + n);
        }
        return name;
    }

    private Read<Edit> written(String sql) {
        String text = sql.endsWith(";") ? sql.substring(0, sql.length() - 1).strip() : sql;
        String lower = text.toLowerCase(Locale.ROOT);
        if (!lower.startsWith("create ")) {
            boolean u = lower.startsWith("unique ");
            return edit(
                    scope.fragments()
                            .index(on, columns, u, u ? text.substring(7).strip() : text),
                    Fields.name(name));
        }
        return scope.fragments().wholeIndex(on, columns, text).then(i -> edit(new Read.Good<>(i), i.name()));
    }

    private String sql() {
        return switch (edit()) {
            case Read.Good<Edit>(Edit.AddIndex a) -> DdlWriter.index(on, a.index());
            case Read.Good<Edit>(Edit.ReplaceIndex r) -> DdlWriter.index(on, r.with());
            default -> "CREATE INDEX ON " + Sql.PUBLIC.name(on) + " ()";
        };
    }

    private EditForm form() {
        String title = old.map(n -> "Change index " + n).orElse("Add index to " + on);
        return EditForm.of(title, old.isPresent() ? "Change index" : "Add index", fields, keys.first(), this::edit)
                .orSql(this::sql, this::written);
    }

    static EditForm add(Scope s, ObjectName on, List<Name> columns, List<Name> picked) {
        return new IndexForm(s, on, columns, Optional.empty(), Optional.empty(), picked).form();
    }

    static EditForm change(Scope s, ObjectName on, List<Name> columns, Name old, Index now) {
        return new IndexForm(s, on, columns, Optional.of(old), Optional.of(now), List.of()).form();
    }
}
