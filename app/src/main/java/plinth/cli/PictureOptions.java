package plinth.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import plinth.model.pattern.InferredReference;
import plinth.project.Content;
import plinth.renderer.diagram.Area;
import plinth.renderer.diagram.Areas;
import plinth.renderer.diagram.Characters;
import plinth.renderer.diagram.Drawing;
import plinth.renderer.diagram.Options;
import plinth.renderer.diagram.Paper;
import plinth.renderer.diagram.PdfWriter;
import plinth.renderer.diagram.PictureFormat;
import plinth.renderer.diagram.Placement;
import plinth.renderer.diagram.Placer;
import plinth.renderer.diagram.PngWriter;
import plinth.renderer.diagram.SvgWriter;
import plinth.renderer.diagram.Theme;
import plinth.renderer.query.GeneratedFile;

/** How a schema is drawn. */
final class PictureOptions {
    private static final double PNG_SCALE = 2;
    private static final double LEAST_SCALE = 0.1;
    private static final double MOST_SCALE = 10;

    @Option(
            names = "--theme",
            paramLabel = "light|dark|auto",
            defaultValue = "light",
            description = "The colours; auto, of an SVG alone, follows the viewer's preference. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Theming theme = Theming.light;

    @Option(
            names = "--no-inferred",
            description = "Leave out references that only names and types suggest; else they are drawn dashed.")
    private boolean noInferred;

    @Option(
            names = "--only",
            paramLabel = "TABLE",
            split = ",",
            description = "Draw these tables alone; * stands for any letters.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--embed-fonts",
            description = "Put the glyphs that are used into the SVG, some 20 kB: it looks the same in every browser."
                    + " A PDF always has them.")
    private boolean embedFonts;

    @Option(
            names = "--scale",
            paramLabel = "FACTOR",
            description = "How large a PNG or PDF is, 0.1 to 10. Default: 2 for PNG, 1 for PDF (a pixel is 1/96 inch).")
    private @Nullable Double scale;

    @Option(names = "--transparent", description = "Leave out the ground behind the tables of a PNG or PDF.")
    private boolean transparent;

    @Option(
            names = "--paper",
            paramLabel = "SIZE",
            description = "Spread a PDF over sheets of a4, a3, letter or tabloid, upright or across, whichever takes"
                    + " fewer. Default: one page as large as the diagram.")
    private @Nullable String paper;

    /** Refuses options that {@code format} has no use for; nothing is a notation or a dictionary. */
    void check(Optional<PictureFormat> format) throws CannotDo {
        boolean svg = format.filter(f -> f == PictureFormat.SVG).isPresent();
        boolean pdf = format.filter(f -> f == PictureFormat.PDF).isPresent();
        boolean painted = format.isPresent() && !svg;
        refuse(scale != null && !painted, "--scale", "PNG and PDF");
        refuse(transparent && !painted, "--transparent", "PNG and PDF");
        refuse(paper != null && !pdf, "--paper", "PDF");
        refuse(!only.isEmpty() && format.isEmpty(), "--only", "SVG, PNG and PDF");
        if (painted && theme == Theming.auto) {
            throw new CannotDo("A " + format.get() + " cannot follow the viewer's preference: --theme light or --theme"
                    + " dark, or an SVG.");
        }
        if (scale != null && !(scale >= LEAST_SCALE && scale <= MOST_SCALE)) {
            throw new CannotDo("The scale (--scale) is a number from 0.1 to 10, not " + scale + ".");
        }
        if (paper != null && Paper.named(paper).isEmpty()) {
            throw new CannotDo("There is no paper " + paper + "; there are " + Paper.words() + ".");
        }
    }

    private static void refuse(boolean given, String option, String formats) throws CannotDo {
        if (given) {
            throw new CannotDo(option + " is for " + formats + ": leave it out, or choose the format by --as or the"
                    + " file's ending.");
        }
    }

    /**
     * A picture.
     *
     * @param tables how many tables it shows
     * @param note what is to be said of characters that it shows as boxes, if any
     */
    record Drawn(Content.Binary file, int tables, Optional<String> note) {}

    /** Returns the diagram in {@code format}. */
    Drawn draw(Loaded project, PictureFormat format) throws CannotDo {
        Drawing drawing = drawing(project, !noInferred, only);
        String comment = GeneratedFile.header(project.name(), "the diagram");
        int tables = only.isEmpty()
                ? project.schema().tables().size()
                : drawing.boxes().size();
        return switch (format) {
            case SVG ->
                new Drawn(
                        Content.Binary.of(
                                svg(drawing, theme, embedFonts ? SvgWriter.Fonts.EMBEDDED : SvgWriter.Fonts.NAMED)),
                        tables,
                        Optional.empty());
            case PNG ->
                new Drawn(
                        new Content.Binary(png(drawing, comment)),
                        tables,
                        Characters.of(drawing).note(format));
            case PDF ->
                new Drawn(
                        new Content.Binary(PdfWriter.write(
                                drawing,
                                painted(),
                                new PdfWriter.Format(
                                        Optional.ofNullable(paper).flatMap(Paper::named),
                                        scale == null ? 1 : scale,
                                        transparent),
                                project.opened().name(),
                                comment)),
                        tables,
                        Characters.of(drawing).note(format));
        };
    }

    private Theme painted() {
        return theme == Theming.dark ? Theme.DARK : Theme.LIGHT;
    }

    private byte[] png(Drawing drawing, String comment) throws CannotDo {
        PngWriter.Format format = new PngWriter.Format(scale == null ? PNG_SCALE : scale, transparent);
        PngWriter.Size size = PngWriter.size(drawing, format.scale());
        if (!size.usual()) {
            throw new CannotDo("The picture would be " + size.width() + " x " + size.height()
                    + " pixels, and few programs open more than " + PngWriter.LARGEST
                    + " either way. Give a smaller --scale, some tables by --only, or make a PDF or SVG.");
        }
        return PngWriter.write(drawing, painted(), format, comment);
    }

    static String svg(Drawing drawing, Theming theme, SvgWriter.Fonts fonts) {
        return switch (theme) {
            case light -> SvgWriter.write(drawing, Theme.LIGHT, fonts);
            case dark -> SvgWriter.write(drawing, Theme.DARK, fonts);
            case auto -> SvgWriter.writeAdaptive(drawing, fonts);
        };
    }

    /**
     * Draws a schema.
     *
     * @param only the tables that are drawn; none means all
     */
    static Drawing drawing(Loaded project, boolean inferred, List<String> only) throws CannotDo {
        Placement kept = new Placement(project.opened().sidecar().positions());
        List<InferredReference> references = inferred ? project.inferred() : List.of();
        List<Area> made = project.opened().sidecar().drawn().asAreas();
        List<Area> areas = made.isEmpty() ? Areas.propose(project.schema(), references) : made;
        Placement placement = Placer.place(project.schema(), project.findings(), references, areas, kept, false);
        if (!only.isEmpty()) {
            placement = placement.only(TableNames.in(placement.positions().keySet(), only));
        }
        return Drawing.of(
                project.schema(),
                project.findings(),
                placement,
                Options.ALL.withInferred(references).withAreas(areas));
    }
}
