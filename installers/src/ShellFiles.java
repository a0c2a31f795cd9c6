import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import plinth.cli.PlinthCommand;
import plinth.cli.Version;

/**
 * Makes the manual page and the completions of the command line's own description: {@code java ShellFiles.java FOLDER} writes plinth.1, plinth.bash,
 * plinth.zsh and plinth.fish.
 */
public final class ShellFiles {
    private final CommandLine line = PlinthCommand.described();

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        ShellFiles files = new ShellFiles();
        write(folder.resolve("plinth.bash"), AutoComplete.bash("plinth", files.line));
        write(folder.resolve("plinth.zsh"), files.zsh());
        write(folder.resolve("plinth.fish"), files.fish());
        write(folder.resolve("plinth.1"), files.man());
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    private Stream<CommandSpec> commands() {
        return line.getSubcommands().values().stream()
                .map(CommandLine::getCommandSpec)
                .filter(c -> !c.usageMessage().hidden());
    }

    private static List<OptionSpec> options(CommandSpec c) {
        return c.options().stream().filter(o -> !o.hidden()).toList();
    }

    private static String first(String[] description) {
        String all = String.join(" ", description).replace("%n", " ").replace("%%", "%");
        int dot = all.indexOf(". ");
        return (dot < 0 ? all : all.substring(0, dot)).replaceAll("\\.$", "");
    }

    private static List<String> candidates(OptionSpec o) {
        List<String> all = new ArrayList<>();
        if (o.completionCandidates() != null) {
            o.completionCandidates().forEach(all::add);
        }
        return all;
    }

    // zsh

    private String zsh() {
        StringBuilder out =
                new StringBuilder("#compdef plinth\n\n_plinth() {\n  local context state line\n  _arguments -C \\\n");
        for (OptionSpec o : options(line.getCommandSpec())) {
            zshOption(out, "    ", o);
        }
        out.append("    '1: :->first' '*:: :->rest' && return 0\n"
                + "  case $state in\n"
                + "    first)\n"
                + "      local -a commands\n"
                + "      commands=(\n");
        commands()
                .forEach(c -> out.append("        ")
                        .append(zshQuoted(
                                c.name() + ":" + first(c.usageMessage().description())))
                        .append('\n'));
        out.append("      )\n"
                + "      _describe -t commands command commands\n"
                + "      _files\n"
                + "      ;;\n"
                + "    rest)\n"
                + "      case $line[1] in\n");
        commands().forEach(c -> {
            out.append("        ").append(c.name()).append(")\n          _arguments \\\n");
            for (OptionSpec o : options(c)) {
                zshOption(out, "            ", o);
            }
            out.append("            '*:file or folder:_files'\n          ;;\n");
        });
        return out.append("      esac\n      ;;\n  esac\n}\n\n_plinth \"$@\"\n").toString();
    }

    private static void zshOption(StringBuilder out, String indent, OptionSpec o) {
        for (String name : o.names()) {
            String text = name
                    + (o.arity().max() > 0 && name.startsWith("--") ? "=" : "")
                    + "["
                    + first(o.description())
                            .replace("[", "\\[")
                            .replace("]", "\\]")
                            .replace(":", "\\:")
                    + "]";
            if (o.arity().max() > 0) {
                List<String> values = candidates(o);
                text += ":" + o.paramLabel().replace(":", "\\:") + ":"
                        + (values.isEmpty() ? "_files" : "(" + String.join(" ", values) + ")");
            }
            out.append(indent).append(zshQuoted(text)).append(" \\\n");
        }
    }

    private static String zshQuoted(String s) {
        return "'" + s.replace("'", "'\\''") + "'";
    }

    // fish

    private String fish() {
        StringBuilder out = new StringBuilder();
        for (OptionSpec o : options(line.getCommandSpec())) {
            fishOption(out, "__fish_use_subcommand", o);
        }
        commands().forEach(c -> {
            out.append("complete -c plinth -n __fish_use_subcommand -a ")
                    .append(c.name())
                    .append(" -d ")
                    .append(fishQuoted(first(c.usageMessage().description())))
                    .append('\n');
            for (OptionSpec o : options(c)) {
                fishOption(out, "__fish_seen_subcommand_from " + c.name(), o);
            }
        });
        return out.toString();
    }

    private static void fishOption(StringBuilder out, String when, OptionSpec o) {
        out.append("complete -c plinth -n ").append(fishQuoted(when));
        for (String name : o.names()) {
            out.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
        }
        List<String> values = candidates(o);
        if (!values.isEmpty()) {
            out.append(" -x -a ").append(fishQuoted(String.join(" ", values)));
        } else if (o.arity().max() > 0) {
            out.append(" -r");
        }
        out.append(" -d ").append(fishQuoted(first(o.description()))).append('\n');
    }

    private static String fishQuoted(String s) {
        return "'" + s.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }

    // The manual page

    private String man() throws IOException {
        StringBuilder out =
                new StringBuilder(".TH PLINTH 1 \"\" \"Plinth " + Version.number() + "\" \"User Commands\"\n");
        out.append(".SH NAME\nplinth \\- ")
                .append(roff("a workbench for people who design relational schemas"))
                .append('\n');
        out.append(".SH SYNOPSIS\n"
                + ".B plinth\n"
                + "[\\fIFILE\\fR|\\fIDIR\\fR]\n"
                + ".br\n"
                + ".B plinth\n"
                + "\\fICOMMAND\\fR [\\fIOPTIONS\\fR] [\\fIFILE\\fR|\\fIDIR\\fR]\n");
        out.append(".SH DESCRIPTION\n");
        out.append(roff(
                "Opens the SQL of a file or of a project's folder as a diagram that can be edited; the text stays the"
                    + " truth, and what is not meant to change does not change. Without a display the same is printed"
                    + " in the terminal. The commands do the work of the workbench in scripts and in CI."));
        out.append("\n.SH OPTIONS\n");
        manOptions(out, line.getCommandSpec());
        out.append(".SH COMMANDS\n");
        commands().forEach(c -> {
            out.append(".SS ").append(roff(c.name())).append('\n');
            out.append(roff(String.join(" ", c.usageMessage().description()))).append('\n');
            manOptions(out, c);
        });
        out.append(".SH EXIT STATUS\n.TP\n0\nAll is well.\n.TP\n1\n")
                .append(roff("Something was found: see --fail-on."));
        out.append("\n.TP\n2\n").append(roff("It could not be done; standard error says why."));
        out.append("\n.SH FILES\n.TP\n.I plinth.yaml\n").append(roff("The project's settings, if it has any."));
        out.append("\n.TP\n.I NAME.plinth.json\n").append(roff("Positions, numbers of rows and access patterns."));
        out.append("\n.TP\n.I $XDG_CONFIG_HOME/plinth\n").append(roff("What the workbench remembers of its user."));
        out.append("\n.TP\n.I $XDG_STATE_HOME/plinth\n")
                .append(roff("Unsaved work, for the case of a crash."))
                .append('\n');
        return out.toString();
    }

    private static void manOptions(StringBuilder out, CommandSpec c) {
        for (OptionSpec o : options(c)) {
            String label = o.arity().max() > 0 ? o.paramLabel() : "";
            List<String> names = new ArrayList<>();
            for (String n : o.names()) {
                names.add("\\fB" + roff(n) + "\\fR" + (label.isEmpty() ? "" : "=\\fI" + roff(label) + "\\fR"));
            }
            out.append(".TP\n").append(String.join(", ", names)).append('\n');
            String text = String.join(" ", o.description()).replace("%n", " ").replace("%%", "%");
            out.append(roff(text.replace("${COMPLETION-CANDIDATES}", String.join(", ", candidates(o)))
                    .replace("${DEFAULT-VALUE}", String.valueOf(o.defaultValue()))));
            out.append('\n');
        }
    }

    private static String roff(String s) {
        String text =
                s.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").strip();
        return text.startsWith(".") ? "\\&" + text : text.isEmpty() ? String.format(Locale.ROOT, "\\&") : text;
    }
}
