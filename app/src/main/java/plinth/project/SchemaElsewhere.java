package plinth.project;

import java.nio.file.Path;
import java.util.Optional;

/** Schemas that a project keeps in another language than SQL, and the command of its own tool that writes them as SQL. */
final class SchemaElsewhere {
    private SchemaElsewhere() {}

    /** Returns what to do in the project of {@code tree}, in which no SQL was found; nothing when no such schema is known in it. */
    static Optional<String> hint(Tree tree) {
        return tree.folders().stream()
                .flatMap(folder -> tree.files(folder).stream())
                .flatMap(file -> hint(tree, file).stream())
                .findFirst();
    }

    private static Optional<String> hint(Tree tree, Path file) {
        String name = FileNames.of(file);
        Path folder = file.getParent();
        boolean step = folder != null && FileNames.of(folder).equals("migrations");
        if (name.equals("schema.rb")) {
            return Optional.of(said(tree, file, "Ruby")
                    + "set config.active_record.schema_format = :sql, and bin/rails db:schema:dump writes"
                    + " db/structure.sql");
        }
        if (name.endsWith(".prisma") && holds(file, "datasource ")) {
            return Optional.of(said(tree, file, "Prisma's language")
                    + "npx prisma migrate diff --from-empty --to-schema-datamodel " + Project.name(tree.root(), file)
                    + " --script writes it as SQL");
        }
        if (name.endsWith(".php") && (step || holds(file, "Schema::create"))) {
            return Optional.of(said(tree, file, "PHP") + "php artisan schema:dump writes database/schema");
        }
        return name.endsWith(".py")
                ? Tree.text(file).flatMap(SchemaElsewhere::python).map(how -> said(tree, file, "Python") + how)
                : Optional.empty();
    }

    private static Optional<String> python(String text) {
        if (text.contains("op.create_table")) {
            return Optional.of("alembic upgrade head --sql writes it as SQL");
        }
        return text.contains("migrations.CreateModel")
                ? Optional.of("python manage.py sqlmigrate APP MIGRATION writes a step as SQL")
                : Optional.empty();
    }

    private static String said(Tree tree, Path file, String language) {
        return Project.name(tree.root(), file) + " is " + language + ": ";
    }

    private static boolean holds(Path file, String words) {
        return Tree.text(file).filter(t -> t.contains(words)).isPresent();
    }
}
