package plinth.project;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import plinth.model.ddl.Problem.Severity;

/** sqitch.plan: the changes of a sqitch project in the order in which they are deployed. */
final class SqitchPlan {
    private static final Pattern CHANGE = Pattern.compile("\\s*(?:\\+\\s*)?([^\\s@%#+\\-\\[][^\\s\\[]*)(?:\\s.*)?");
    private static final Pattern TAG = Pattern.compile("\\s*@(\\S+).*");
    private static final Pattern SETTING =
            Pattern.compile("(?m)^\\s*(top_dir|deploy_dir|extension)\\s*=\\s*(.+?)\\s*$");

    private SqitchPlan() {}

    /** Reads the plan in {@code folder}, whose settings are there or further up to {@code root}; nothing when there is none. */
    static Optional<StepFiles> steps(Tree tree, Path folder, List<Notice> notices) {
        Optional<Path> plan = tree.file(folder, "sqitch.plan");
        Optional<String> text = plan.flatMap(Tree::text);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> conf = conf(tree.root(), folder);
        String ending = "." + conf.getOrDefault("extension", "sql");
        Path beside = folder.resolve(conf.getOrDefault("deploy_dir", "deploy"));
        Path inTop = folder.resolve(conf.getOrDefault("top_dir", "."))
                .resolve("deploy")
                .normalize();
        Path deploy = tree.files(beside).isEmpty() && tree.folders(beside).isEmpty() ? inTop : beside;
        List<Path> files = new ArrayList<>();
        for (String change : changes(text.get())) {
            Path file = deploy.resolve(change + ending);
            if (java.nio.file.Files.isRegularFile(file)) {
                files.add(file);
            } else {
                notices.add(new Notice(
                        Severity.ERROR,
                        Project.name(tree.root(), plan.orElse(folder)),
                        "There is no file " + Project.name(tree.root(), file) + " for the change " + change + "."));
            }
        }
        tree.sqlBelow(deploy).stream()
                .filter(f -> FileNames.of(f).contains(StepFiles.PENDING) && !files.contains(f))
                .forEach(files::add);
        return files.isEmpty()
                ? Optional.empty()
                : Optional.of(new StepFiles(Tool.SQITCH, Tool.SQITCH.label(), deploy, files, List.of()));
    }

    /** Returns the names of the files of the changes in the plan's order; a change that was reworked later has its tag in its file's name. */
    static List<String> changes(String plan) {
        List<String> names = new ArrayList<>();
        Map<String, Integer> last = new HashMap<>();
        Map<String, String> tagOf = new HashMap<>();
        List<String> untagged = new ArrayList<>();
        for (String line : plan.lines().toList()) {
            Matcher tag = TAG.matcher(line);
            Matcher change = CHANGE.matcher(line);
            if (tag.matches()) {
                untagged.forEach(c -> tagOf.put(c, tag.group(1)));
                untagged.clear();
            } else if (change.matches()) {
                String name = change.group(1);
                Integer earlier = last.get(name);
                if (earlier != null) {
                    names.set(earlier, name + "@" + tagOf.getOrDefault(name, ""));
                }
                last.put(name, names.size());
                names.add(name);
                untagged.add(name);
            }
        }
        return names;
    }

    private static Map<String, String> conf(Path root, Path folder) {
        for (Path p = folder; p != null && p.startsWith(root); p = p.getParent()) {
            Optional<String> text = Tree.text(p.resolve("sqitch.conf"));
            if (text.isPresent()) {
                Map<String, String> all = new HashMap<>();
                Matcher m = SETTING.matcher(text.get());
                while (m.find()) {
                    all.put(m.group(1), m.group(2));
                }
                return all;
            }
        }
        return Map.of();
    }
}
