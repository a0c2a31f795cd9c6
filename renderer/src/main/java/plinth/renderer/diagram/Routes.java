package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import plinth.model.pattern.Finding;
import plinth.model.schema.ObjectName;

/** The references of a drawing as links, with the marks on them. */
final class Routes {
    private final List<Link> links;
    private final List<Mark> marks;

    private Routes(List<Link> links, List<Mark> marks) {
        this.links = List.copyOf(links);
        this.marks = List.copyOf(marks);
    }

    static Routes of(
            Map<ObjectName, Box> boxes,
            List<References.Reference> references,
            Trees trees,
            List<Finding> findings,
            @Nullable Routes before) {
        List<Link> links = new ArrayList<>();
        for (Ends.Plan p : Ends.of(boxes, references, Map.of())) {
            Point a = p.child().at();
            Point b = p.parent().at();
            double x;
            if (p.child().direction() != p.parent().direction()) {
                x = Math.round((a.x() + b.x()) / 2);
            } else {
                x = p.child().direction() > 0 ? Math.max(a.x(), b.x()) + 20 : Math.min(a.x(), b.x()) - 20;
            }
            List<Point> points =
                    a.y() == b.y() ? List.of(a, b) : List.of(a, new Point(x, a.y()), new Point(x, b.y()), b);
            links.add(new Link(
                    p.reference().id(),
                    Link.Kind.REFERENCE,
                    Optional.of(p.reference().key()),
                    p.reference().child(),
                    p.reference().parent(),
                    points,
                    List.of(p.child(), p.parent())));
        }
        return new Routes(links, List.of());
    }

    List<Link> links() {
        return links;
    }

    List<Mark> marks() {
        return marks;
    }
}
