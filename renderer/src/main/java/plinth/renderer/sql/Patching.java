package plinth.renderer.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import plinth.model.ddl.Entry;
import plinth.model.ddl.NameNode;
import plinth.model.ddl.Place;
import plinth.model.ddl.Reading;
import plinth.model.ddl.StatementNode;
import plinth.model.schema.Name;
import plinth.model.schema.ObjectName;
import plinth.model.schema.Schema;
import plinth.model.text.Patch;
import plinth.model.text.Span;
import plinth.model.text.TokenKind;

/** A reading with the patches that are being made of it: finds statements, and puts new ones where they belong. */
final class Patching {
    private final Reading reading;
    private final List<FilePatch> patches = new ArrayList<>();
    /** The patches that take whole statements out. */
    private final List<FilePatch> gone = new ArrayList<>();

    Patching(Reading reading) {
        this.reading = reading;
    }

    Reading reading() {
        return reading;
    }

    Schema schema() {
        return reading.schema();
    }

    /** Returns the patches; what would change in a statement that goes, is left out. */
    List<FilePatch> patches() {
        return patches.stream()
                .filter(x -> gone.stream()
                        .noneMatch(g -> g != x
                                && g.file() == x.file()
                                && g.patch().span().contains(x.patch().span())
                                && x.patch().span().start() < g.patch().span().end()
                                && x.patch().span().end() > g.patch().span().start()))
                .toList();
    }

    void patch(Entry entry, Patch p) {
        if (entry.stale()) {
            Place at = reading.place(entry, p.span());
            throw Refusal.last("The statement at " + at + " cannot be read at the moment. Mend it first.");
        }
        Place at = reading.place(entry, p.span());
        FilePatch patch = new FilePatch(at.file(), new Patch(at.span(), p.text()));
        if (!patches.contains(patch) || p.span().length() == 0) {
            patches.add(patch);
        }
    }

    void everyEntry(Consumer<Entry> action) {
        for (Reading.File f : reading.files()) {
            f.entries().forEach(action);
        }
    }

    Optional<Entry> last(Predicate<Entry> test) {
        Optional<Entry> found = Optional.empty();
        for (Reading.File f : reading.files()) {
            for (Entry e : f.entries()) {
                if (test.test(e)) {
                    found = Optional.of(e);
                }
            }
        }
        return found;
    }

    Optional<Entry> first(Predicate<Entry> test) {
        for (Reading.File f : reading.files()) {
            for (Entry e : f.entries()) {
                if (test.test(e)) {
                    return Optional.of(e);
                }
            }
        }
        return Optional.empty();
    }

    /** Returns the relation that {@code name} means in {@code entry}. */
    ObjectName resolve(Entry entry, NameNode name) {
        if (name.qualifier().isEmpty()) {
            for (Name p : entry.path()) {
                if (schema().hasRelation(name.in(p))) {
                    return name.in(p);
                }
            }
        }
        return name.in(entry.path().getFirst());
    }

    String at(Entry e) {
        return reading.place(e, e.statement().core()).toString();
    }

    /** Whether {@code a} stands before {@code b}. */
    boolean before(Entry a, Entry b) {
        Place x = reading.place(a, Span.at(0));
        Place y = reading.place(b, Span.at(0));
        return x.file() != y.file()
                ? x.file() < y.file()
                : x.span().start() < y.span().start();
    }

    Entry later(Entry a, Entry b) {
        return before(a, b) ? b : a;
    }

    /** Returns a writer of names that mean the same at {@code entry}: with their schemas where the entry's neighbours need or have them. */
    Sql naming(Entry entry) {
        int file = reading.place(entry, Span.at(0)).file();
        boolean bare = true;
        for (Entry e : reading.files().get(file).entries()) {
            if (e.node() instanceof StatementNode.SearchPath p) {
                bare = !p.schemas().isEmpty();
            }
            if (e == entry) {
                break;
            }
        }
        if (!bare || qualified(entry)) {
            return new Sql(new Name("\u0001"));
        }
        return new Sql(entry.path().getFirst());
    }

    private static boolean qualified(Entry e) {
        return switch (e.node()) {
            case StatementNode.CreateTable t -> t.name().qualifier().isPresent();
            case StatementNode.AlterTable t -> t.name().qualifier().isPresent();
            case StatementNode.CreateIndex t -> t.table().qualifier().isPresent();
            case StatementNode.CreateView t -> t.name().qualifier().isPresent();
            case StatementNode.CreateTrigger t -> t.table().qualifier().isPresent();
            case StatementNode.Comment t -> t.name().qualifier().isPresent();
            case StatementNode.CreateEnum t -> t.name().qualifier().isPresent();
            default -> false;
        };
    }

    // New statements

    /** Puts a statement on a line of its own behind {@code anchor}, with a blank line between when {@code apart}. */
    void behind(Entry anchor, String text, boolean apart) {
        String own = anchor.statement().text();
        String eol = eol(anchor);
        boolean ends = own.endsWith("\n");
        if (!anchor.statement().terminated() && !meta(anchor)) {
            patch(anchor, Patch.insert(anchor.statement().core().end(), ";"));
        }
        String gap = apart ? eol : "";
        String lines = text.replace("\r\n", "\n").replace("\n", eol);
        patch(anchor, Patch.insert(own.length(), ends ? gap + lines + eol : eol + gap + lines));
    }

    private static boolean meta(Entry e) {
        var tokens = e.statement().tokens();
        return tokens.size() > 0
                && (tokens.kind(tokens.size() - 1) == TokenKind.META
                        || tokens.kind(tokens.size() - 1) == TokenKind.DATA);
    }

    private String eol(Entry anchor) {
        if (anchor.statement().text().contains("\r\n")) {
            return "\r\n";
        }
        if (anchor.statement().text().contains("\n")) {
            return "\n";
        }
        int file = reading.place(anchor, Span.at(0)).file();
        return reading.files().get(file).script().text().contains("\r\n") ? "\r\n" : "\n";
    }

    /** Puts a statement before {@code next} and the comment that belongs to it. */
    void before(Entry next, String text) {
        String eol = eol(next);
        int at = Leads.attached(next.statement().text(), next.statement().core().start());
        patch(next, Patch.insert(at, text.replace("\n", eol) + eol + eol));
    }

    /** Returns whether statements like those of {@code test} stand apart from what is before them in this text. */
    boolean apart(Predicate<Entry> test, boolean otherwise) {
        int yes = 0;
        int no = 0;
        for (Reading.File f : reading.files()) {
            for (int i = 1; i < f.entries().size(); i++) {
                Entry e = f.entries().get(i);
                if (test.test(e)) {
                    if (Leads.apart(e.statement().text())) {
                        yes++;
                    } else {
                        no++;
                    }
                }
            }
        }
        return yes == no ? otherwise : yes > no;
    }

    /** Returns the last statement that means something to the schema, behind which a new one can stand. */
    Optional<Entry> end() {
        return last(e -> switch (e.node()) {
            case StatementNode.Blank b -> false;
            case StatementNode.PassingNode p ->
                p.change().isPresent() || p.kind().equals("COPY");
            case StatementNode.Include i -> false;
            default -> !e.stale();
        });
    }

    /** Puts a statement behind all others. */
    void atEnd(String text, boolean apart) {
        Optional<Entry> end = end();
        if (end.isPresent()) {
            behind(end.get(), text, apart);
            return;
        }
        int file = reading.files().size() - 1;
        if (file < 0) {
            throw new Refusal("There is no file to write to.");
        }
        String whole = reading.files().get(file).script().text();
        String eol = whole.contains("\r\n") ? "\r\n" : "\n";
        String before = whole.isEmpty() || whole.endsWith("\n") ? "" : eol;
        patches.add(new FilePatch(file, Patch.insert(whole.length(), before + text.replace("\n", eol) + eol)));
    }

    /** Takes a statement out with the comment that belongs to it. */
    void delete(Entry e) {
        String text = e.statement().text();
        Patch cut = Patch.delete(new Span(Leads.cut(text, e.statement().core().start()), text.length()));
        Place at = reading.place(e, cut.span());
        FilePatch whole = new FilePatch(at.file(), Patch.delete(at.span()));
        if (!patches.contains(whole)) {
            patch(e, cut);
            gone.add(patches.getLast());
        }
    }
}
