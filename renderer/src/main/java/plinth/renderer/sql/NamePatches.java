package plinth.renderer.sql;

import java.util.List;
import plinth.model.ddl.Entry;
import plinth.model.ddl.Following;
import plinth.model.ddl.NameChange;
import plinth.model.ddl.StatementNode;
import plinth.model.ddl.Unfollowable;
import plinth.model.edit.Edit;
import plinth.model.edit.Renames;
import plinth.model.schema.Name;
import plinth.model.schema.Strings;
import plinth.model.text.Patch;
import plinth.model.text.TokenKind;
import plinth.model.text.Tokens;

/** Lets every statement follow a name that changes, and notes where a function's body mentions it. */
final class NamePatches {
    private final Patching p;
    private final List<String> notes;

    NamePatches(Patching p, List<String> notes) {
        this.p = p;
        this.notes = notes;
    }

    void follow(Edit edit) {
        for (NameChange change : Renames.of(p.schema(), edit)) {
            p.everyEntry(e -> {
                try {
                    for (Patch x : Following.patches(p.schema(), e, change)) {
                        p.patch(e, x);
                    }
                } catch (Unfollowable u) {
                    throw new Refusal("The statement at " + p.reading().place(e, u.span()) + " " + u.reason() + ".");
                }
                note(e, change);
            });
        }
    }

    /** Notes only where the names are mentioned that are not followed. */
    void note(Edit edit) {
        for (NameChange change : Renames.of(p.schema(), edit)) {
            p.everyEntry(e -> note(e, change));
        }
    }

    private void note(Entry e, NameChange change) {
        switch (e.node()) {
            case StatementNode.CreateRoutine r -> {
                if (mentions(e.statement().tokens(), change)) {
                    notes.add("The " + r.routine().kind() + " " + r.name() + " at " + p.at(e) + " mentions "
                            + what(change) + "; its body is left as it is.");
                }
            }
            case StatementNode.CreateTrigger t -> {
                if (change instanceof NameChange.OfColumn c
                        && c.tables().contains(p.resolve(e, t.table()))
                        && word(t.trigger().call(), c.from().value())) {
                    notes.add("The trigger " + t.name() + " at " + p.at(e) + " hands " + c.from()
                            + " to its function; that is left as it is.");
                }
            }
            case StatementNode.PassingNode n -> {
                if (n.change().isEmpty() && !n.copies() && names(e, change)) {
                    notes.add("The statement at " + p.at(e) + " mentions " + what(change) + "; it is left as it is.");
                }
            }
            default -> {}
        }
    }

    private static boolean names(Entry e, NameChange change) {
        return switch (change) {
            case NameChange.OfColumn c ->
                names(e, c.from()) && c.tables().stream().anyMatch(t -> names(e, t.name()));
            case NameChange.OfRelation r -> names(e, r.from().name());
            case NameChange.OfType t -> false;
            case NameChange.OfLabel l -> false;
        };
    }

    private static boolean names(Entry e, Name name) {
        Tokens t = e.statement().tokens();
        for (int i = 0; i < Math.min(t.size(), 200); i++) {
            if (t.isIdentifier(i) && t.identifier(i).equals(name.value())) {
                return true;
            }
        }
        return false;
    }

    private static String what(NameChange change) {
        return switch (change) {
            case NameChange.OfColumn c -> c.tables().getFirst() + " and " + c.from();
            case NameChange.OfRelation r -> r.from().toString();
            case NameChange.OfType t -> t.from().toString();
            case NameChange.OfLabel l -> Strings.literal(l.from());
        };
    }

    /** Whether a body, which is a string to the lexer, holds the names as words. */
    private static boolean mentions(Tokens tokens, NameChange change) {
        for (int i = 0; i < tokens.size(); i++) {
            if (tokens.kind(i) == TokenKind.STRING && body(tokens.string(i), change)) {
                return true;
            }
        }
        return false;
    }

    private static boolean body(String text, NameChange change) {
        return switch (change) {
            case NameChange.OfColumn c ->
                word(text, c.from().value())
                        && c.tables().stream().anyMatch(t -> word(text, t.name().value()));
            case NameChange.OfRelation r -> word(text, r.from().name().value());
            case NameChange.OfType t -> word(text, t.from().name().value());
            case NameChange.OfLabel l -> text.contains(Strings.literal(l.from()));
        };
    }

    static boolean word(String text, String word) {
        int at = text.indexOf(word);
        while (at >= 0) {
            boolean before = at == 0 || !Character.isJavaIdentifierPart(text.charAt(at - 1));
            int end = at + word.length();
            boolean behind = end >= text.length() || !Character.isJavaIdentifierPart(text.charAt(end));
            if (before && behind) {
                return true;
            }
            at = text.indexOf(word, at + 1);
        }
        return false;
    }
}
