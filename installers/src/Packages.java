import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes packages of the images: {@code java Packages.java TARGET VERSION ROOT}. On Linux .tar.gz, .deb and .rpm, elsewhere what jpackage makes there
 * (.msi, .dmg). ROOT is the checkout, for the licence and the changes. Where a program is missing that a package is made with, it is said and the
 * others are made; {@code -Dpackages=all} makes that an error.
 */
public final class Packages {
    private final Path target;
    private final String version;
    private final Path root;
    private final Path made;
    private final List<String> missing = new ArrayList<>();

    private Packages(Path target, String version, Path root) {
        this.target = target;
        this.version = version;
        this.root = root;
        this.made = target.resolve("packages");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Packages all = new Packages(
                Path.of(arguments[0]).toAbsolutePath(),
                arguments[1],
                Path.of(arguments[2]).toAbsolutePath());
        Trees.delete(all.made);
        Files.createDirectories(all.made);
        if (Image.linux()) {
            all.linux();
        } else {
            all.jpackage();
        }
        try (Stream<Path> files = Files.list(all.made)) {
            for (Path p : files.sorted().toList()) {
                System.out.printf("Packages: %s, %.1f MB%n", p.getFileName(), Files.size(p) / 1e6);
            }
        }
        if (!all.missing.isEmpty()) {
            String text = "Packages: not made, since " + String.join(", and ", all.missing);
            if ("all".equals(System.getProperty("packages"))) {
                throw new IOException(text);
            }
            System.err.println(text);
        }
    }

    private void linux() throws IOException, InterruptedException {
        String machine = Jars.machine();
        tar("plinth-" + version + "-linux-" + machine + ".tar.gz", target.resolve("image"), "plinth");
        tar("plinth-cli-" + version + "-linux-" + machine + ".tar.gz", target.resolve("cli"), "plinth-cli");
        Path tree = target.resolve("tree");
        Trees.delete(tree);
        stage(tree);
        if (Trees.has("dpkg-deb")) {
            deb(tree);
        } else {
            missing.add("dpkg-deb is not installed (.deb; Debian, Ubuntu: apt install dpkg; Fedora: dnf install dpkg)");
        }
        if (Trees.has("rpmbuild")) {
            rpm(tree);
        } else {
            missing.add(
                    "rpmbuild is not installed (.rpm; Debian, Ubuntu: apt install rpm; Fedora: dnf install rpm-build)");
        }
    }

    private void tar(String name, Path folder, String what) throws IOException, InterruptedException {
        Trees.run(
                folder,
                Map.of("GZIP", "-9n"),
                List.of(
                        "tar",
                        "--sort=name",
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "-czf",
                        made.resolve(name).toString(),
                        what));
    }

    /** Lays out the files as they are installed, where Debian's and Fedora's rules want them. */
    private void stage(Path tree) throws IOException, InterruptedException {
        Trees.copy(target.resolve("image/plinth"), tree.resolve("usr/lib/plinth"));
        Files.deleteIfExists(tree.resolve("usr/lib/plinth/lib/plinth.png"));
        Files.createDirectories(tree.resolve("usr/bin"));
        Files.createSymbolicLink(tree.resolve("usr/bin/plinth"), Paths.get("../lib/plinth/bin/plinth"));
        Path share = tree.resolve("usr/share");
        copyText("linux/plinth.desktop", share.resolve("applications/plinth.desktop"));
        copyText("linux/zzz-plinth-open.desktop", share.resolve("applications/zzz-plinth-open.desktop"));
        copyText("linux/plinth.xml", share.resolve("mime/packages/plinth.xml"));
        for (int size : Icons.SIZES) {
            put(share.resolve("icons/hicolor/" + size + "x" + size + "/apps/plinth.png"), Icons.png(size));
        }
        put(share.resolve("icons/hicolor/scalable/apps/plinth.svg"), Icons.svg().getBytes(StandardCharsets.UTF_8));
        Path shell = target.resolve("shell");
        put(share.resolve("man/man1/plinth.1.gz"), gzip(Files.readAllBytes(shell.resolve("plinth.1"))));
        put(share.resolve("bash-completion/completions/plinth"), Files.readAllBytes(shell.resolve("plinth.bash")));
        put(share.resolve("zsh/vendor-completions/_plinth"), Files.readAllBytes(shell.resolve("plinth.zsh")));
        put(share.resolve("fish/vendor_completions.d/plinth.fish"), Files.readAllBytes(shell.resolve("plinth.fish")));
        Path doc = share.resolve("doc/plinth");
        put(doc.resolve("copyright"), Files.readAllBytes(root.resolve("LICENSE")));
        put(doc.resolve("changelog.gz"), gzip(Files.readAllBytes(root.resolve("CHANGELOG.md"))));
        Path notice = root.resolve("app/target/third-party/plinth/THIRD-PARTY.txt");
        put(doc.resolve(notice.getFileName().toString()), Files.readAllBytes(notice));
        Path bom = target.resolve("bom.json");
        if (Files.exists(bom)) {
            put(doc.resolve("bom.json"), Files.readAllBytes(bom));
        } else {
            missing.add("bom.json, the list of what is inside, is only made where Maven may go online (without -o)");
        }
        // A .deb's directories and files are for everybody to read, whatever the umask of who builds.
        Trees.run(tree, Map.of(), List.of("chmod", "-R", "u+rwX,go+rX,go-w", "."));
    }

    private static void copyText(String from, Path to) throws IOException {
        Trees.write(to, Files.readString(Path.of("src", from), StandardCharsets.UTF_8), Map.of(), false);
    }

    private static void put(Path file, byte[] bytes) throws IOException {
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(bytes);
        }
        return out.toByteArray();
    }

    private void deb(Path tree) throws IOException, InterruptedException {
        Path folder = target.resolve("deb");
        Trees.delete(folder);
        Trees.copy(tree, folder);
        String arch =
                Jars.machine().equals("x86_64") ? "amd64" : Jars.machine().equals("aarch64") ? "arm64" : Jars.machine();
        Map<String, String> values =
                new TreeMap<>(Map.of("VERSION", version, "ARCH", arch, "SIZE", Long.toString(Trees.size(tree) / 1024)));
        String control = Files.readString(Path.of("src/linux/control"), StandardCharsets.UTF_8);
        Trees.write(folder.resolve("DEBIAN/control"), control, values, false);
        Trees.run(folder.resolve("DEBIAN"), Map.of(), List.of("chmod", "755", "."));
        String name = "plinth_" + version + "_" + arch + ".deb";
        Trees.run(
                target,
                Map.of(),
                List.of(
                        "dpkg-deb",
                        "--root-owner-group",
                        "-Zxz",
                        "--build",
                        folder.toString(),
                        made.resolve(name).toString()));
    }

    private void rpm(Path tree) throws IOException, InterruptedException {
        Path top = target.resolve("rpm");
        Trees.delete(top);
        Files.createDirectories(top);
        List<String> files = new ArrayList<>();
        Set<String> libraries = new TreeSet<>();
        try (Stream<Path> all = Files.walk(tree)) {
            for (Path p : all.sorted().toList()) {
                String file = p.getFileName().toString();
                if (file.contains(".so")) {
                    libraries.add(file.substring(0, file.indexOf(".so")));
                }
                String name = "/" + tree.relativize(p);
                boolean own = name.startsWith("/usr/lib/plinth") || name.startsWith("/usr/share/doc/plinth");
                boolean folder = Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS);
                if (folder && own) {
                    files.add("%dir \"" + name + "\"");
                } else if (!folder) {
                    files.add("\"" + name + "\"");
                }
            }
        }
        Files.write(top.resolve("files"), files, StandardCharsets.UTF_8);
        Map<String, String> values = Map.of(
                "VERSION", version,
                "ARCH", Jars.machine(),
                "ROOT", tree.toString(),
                "OWN", String.join("|", libraries),
                "FILES", top.resolve("files").toString());
        Trees.write(
                top.resolve("plinth.spec"),
                Files.readString(Path.of("src/linux/plinth.spec"), StandardCharsets.UTF_8),
                values,
                false);
        Trees.run(
                top,
                Map.of(),
                List.of(
                        "rpmbuild",
                        "-bb",
                        "--define",
                        "_topdir " + top,
                        "--define",
                        "_rpmdir " + top.resolve("made"),
                        "--define",
                        "_rpmfilename %{NAME}-%{VERSION}-%{RELEASE}.%{ARCH}.rpm",
                        "--define",
                        "_binary_payload w6.xzdio",
                        top.resolve("plinth.spec").toString()));
        try (Stream<Path> all = Files.list(top.resolve("made"))) {
            for (Path p : all.toList()) {
                Files.move(p, made.resolve(p.getFileName()));
            }
        }
    }

    /** Windows and macOS: jpackage makes the package of the image that is there, by the same names and icons. */
    private void jpackage() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "--type",
                Trees.system("windows") ? "msi" : "dmg",
                "--name",
                "plinth",
                "--app-version",
                // Windows and macOS want a first number above 0.
                version.startsWith("0.") ? "1" + version.substring(1) : version,
                "--vendor",
                "Plinth",
                "--app-image",
                target.resolve(Trees.system("windows") ? "image/plinth" : "image/plinth.app")
                        .toString(),
                "--file-associations",
                associations().toString(),
                "--license-file",
                root.resolve("LICENSE").toString(),
                "--dest",
                made.toString()));
        if (Trees.system("windows")) {
            command.addAll(List.of(
                    "--win-menu",
                    "--win-dir-chooser",
                    "--win-per-user-install",
                    "--win-upgrade-uuid",
                    "6f0c8c5e-6f2b-4c1a-9a57-0d3f8b7f2c11"));
        }
        ToolProvider jpackage =
                ToolProvider.findFirst("jpackage").orElseThrow(() -> new IOException("this JDK has no jpackage"));
        int code = jpackage.run(System.out, System.err, command.toArray(String[]::new));
        if (code != 0) {
            throw new IOException("jpackage ended with " + code);
        }
    }

    private Path associations() throws IOException {
        Path file = target.resolve("sql.properties");
        Files.writeString(
                file,
                "extension=sql\nmime-type=application/sql\ndescription=SQL script\n",
                StandardCharsets.ISO_8859_1);
        return file;
    }
}
