package plinth.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import plinth.project.Opened;
import plinth.project.SeveralSchemas;
import plinth.project.Source;
import plinth.project.SourceFile;
import tools.jackson.databind.node.ArrayNode;

/** Which files a project was read from, in which order and why; and what to say where that has to be chosen. */
final class SourceList {
    private SourceList() {}

    /** Returns what was read of a folder, in words: {@code 12 steps of golang-migrate in db/migrations}. Of a file there is nothing to say. */
    static Optional<String> words(Opened opened) {
        if (opened.path().equals(opened.files().getFirst().path())) {
            return Optional.empty();
        }
        return Optional.of(
                opened.sources().stream().map(Source::says).distinct().collect(Collectors.joining(" and ")));
    }

    /** Says all files with their places in the order and the reason. */
    static void say(Terminal terminal, Loaded project) {
        int order = 0;
        for (Source s : project.opened().sources()) {
            terminal.say("Read: " + s.says() + ". " + s.reason());
            for (SourceFile f : s.files()) {
                if (f.exists()) {
                    terminal.say(String.format(Locale.ROOT, "%6d  %s", ++order, project.file(f.name())));
                }
            }
        }
    }

    /** Adds all files: {@code file}, {@code kind}, {@code tool}, {@code reason}, {@code order}. */
    static void put(ArrayNode array, Loaded project) {
        int order = 0;
        for (Source s : project.opened().sources()) {
            for (SourceFile f : s.files()) {
                if (!f.exists()) {
                    continue;
                }
                var one = array.addObject();
                one.put("file", project.file(f.name()));
                one.put("kind", s.kind().name().toLowerCase(Locale.ROOT));
                s.tool().ifPresent(t -> one.put("tool", t));
                one.put("reason", s.says() + ". " + s.reason());
                one.put("order", ++order);
            }
        }
    }

    /** Says which schemas there are, and how to name one. */
    static void ask(Terminal terminal, SeveralSchemas several) {
        int wide = several.choices().stream()
                .mapToInt(c -> terminal.shown(c.path()).length())
                .max()
                .orElse(0);
        terminal.say("plinth: There are " + several.choices().size() + " schemas in " + terminal.shown(several.folder())
                + ". Name one:");
        several.choices().forEach(c -> {
            String path = terminal.shown(c.path());
            terminal.say("  " + path + " ".repeat(wide - path.length() + 3) + c.says());
        });
        terminal.say("For instance: plinth check "
                + terminal.shown(several.choices().getFirst().path()));
    }
}
