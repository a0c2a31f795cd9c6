package plinth.cli;

import java.util.List;
import java.util.Locale;
import plinth.project.Exporter.Plan;
import plinth.project.Exporter.Planned;
import plinth.project.Exporter.Status;

/** What an export says to people. */
final class ExportText {
    private ExportText() {}

    /** Lists what was written, or would be, and what becomes of files that are in the way. */
    static void written(Terminal terminal, String project, Plan plan, boolean dryRun, boolean force) {
        for (Planned p : plan.files()) {
            line(terminal, word(p.status()), p);
        }
        if (dryRun && !force) {
            for (Planned p : plan.asking()) {
                terminal.print(
                        terminal.shown(p.path()) + " " + p.status().why(false) + ": nothing is written unless --force "
                                + (p.status().goes() ? "removes" : "overwrites") + " it.");
            }
        }
        long gone = plan.files().stream().filter(p -> p.status().goes()).count();
        int unchanged = plan.files(Status.UNCHANGED).size();
        terminal.print(project + ": " + CheckCommand.counted(plan.files().size() - gone - unchanged, "file")
                + (dryRun ? " would be written" : " written")
                + (gone == 0 ? "" : ", " + gone + (dryRun ? " would be removed" : " removed")) + ", " + unchanged
                + " unchanged");
    }

    /** Lists what is not as it would be written. */
    static void checked(Terminal terminal, String project, Plan plan) {
        List<Planned> other = plan.files().stream()
                .filter(p -> p.status() != Status.UNCHANGED)
                .toList();
        for (Planned p : other) {
            String word = switch (p.status()) {
                case NEW -> "missing";
                case CHANGED -> "different";
                default -> word(p.status());
            };
            line(terminal, word, p);
        }
        String files = CheckCommand.counted(plan.files().size(), "file");
        terminal.print(
                other.isEmpty()
                        ? project + ": " + files + " as exported"
                        : project + ": " + other.size() + " of " + files + " in " + terminal.shown(plan.folder())
                                + (other.size() == 1 ? " is" : " are") + " not what would be exported");
    }

    /** Returns what to do about the files that are in the way. */
    static String advice(Plan plan) {
        boolean edited =
                plan.asking().stream().anyMatch(p -> p.status() == Status.EDITED || p.status() == Status.EDITED_STALE);
        boolean others = plan.asking().stream()
                .anyMatch(p -> p.status() == Status.FOREIGN || p.status() == Status.OTHER_PROJECT);
        boolean goes = plan.asking().stream().allMatch(p -> p.status().goes());
        return (edited ? "Take what you need of the edits into a file of your own" : "")
                + (edited && others ? ", export" : others ? "Export" : "")
                + (others ? " to another folder" : "")
                + ", or add --force to " + (goes ? "remove." : "overwrite.");
    }

    private static void line(Terminal terminal, String word, Planned p) {
        terminal.print(String.format(Locale.ROOT, "%-9s  %s", word, terminal.shown(p.path())));
    }

    private static String word(Status status) {
        return switch (status) {
            case NEW -> "new";
            case CHANGED -> "changed";
            case UNCHANGED -> "unchanged";
            case EDITED -> "edited";
            case STALE -> "stale";
            case EDITED_STALE -> "stale";
            case FOREIGN, OTHER_PROJECT -> "foreign";
        };
    }
}
