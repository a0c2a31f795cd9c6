package plinth.model.cost;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import plinth.model.cost.Path.SortKey;

/**
 * Rows of one source or of several joined, with the paths to them that are worth keeping. Which are kept follows {@code add_path} and
 * {@code add_partial_path} of {@code pathnode.c}: less than 1 % of difference in total cost counts as none, then the start-up cost decides.
 */
final class Rel {
    private static final double FUZZ = 1.01;
    private static final double NEARLY = 1.0000000001;

    final long mask;
    final double rows;
    final int width;
    final boolean considerStartup;
    final List<Path> paths = new ArrayList<>();
    final List<Path> partial = new ArrayList<>();

    Rel(long mask, double rows, int width, boolean considerStartup) {
        this.mask = mask;
        this.rows = rows;
        this.width = width;
        this.considerStartup = considerStartup;
    }

    private enum Which {
        FIRST,
        SECOND,
        EQUAL,
        DIFFERENT
    }

    private Which costs(Path a, Path b, double fuzz) {
        if (a.total() > b.total() * fuzz) {
            return startupMatters(a) && b.startup() > a.startup() * fuzz ? Which.DIFFERENT : Which.SECOND;
        }
        if (b.total() > a.total() * fuzz) {
            return startupMatters(b) && a.startup() > b.startup() * fuzz ? Which.DIFFERENT : Which.FIRST;
        }
        if (a.startup() > b.startup() * fuzz) {
            return Which.SECOND;
        }
        return b.startup() > a.startup() * fuzz ? Which.FIRST : Which.EQUAL;
    }

    private boolean startupMatters(Path p) {
        return p.outer() == 0 && considerStartup;
    }

    private static Which keys(List<SortKey> a, List<SortKey> b) {
        if (a == b) {
            return Which.EQUAL;
        }
        for (int i = 0; i < a.size() && i < b.size(); i++) {
            SortKey x = a.get(i);
            SortKey y = b.get(i);
            // Most are the same object: a term is deep.
            if (x != y && !x.equals(y)) {
                return Which.DIFFERENT;
            }
        }
        return a.size() == b.size() ? Which.EQUAL : a.size() > b.size() ? Which.FIRST : Which.SECOND;
    }

    private static Which needs(long a, long b) {
        if (a == b) {
            return Which.EQUAL;
        }
        return (a & ~b) == 0 ? Which.FIRST : (b & ~a) == 0 ? Which.SECOND : Which.DIFFERENT;
    }

    void add(@Nullable Path offered) {
        if (offered == null) {
            return;
        }
        // Order is of no use on the inner side of a nested loop.
        Path path = offered.outer() != 0 && !offered.order().isEmpty() ? offered.withOrder(List.of()) : offered;
        int at = 0;
        for (int i = 0; i < paths.size(); i++) {
            Path old = paths.get(i);
            boolean drop = false;
            Which cost = costs(path, old, FUZZ);
            Which keys = cost == Which.DIFFERENT ? Which.DIFFERENT : keys(path.order(), old.order());
            if (keys != Which.DIFFERENT) {
                Which needs = needs(path.outer(), old.outer());
                boolean no = needs == Which.EQUAL || needs == Which.FIRST;
                boolean nor = needs == Which.EQUAL || needs == Which.SECOND;
                boolean safe = path.safe() || !old.safe();
                boolean oldSafe = old.safe() || !path.safe();
                switch (cost) {
                    case EQUAL -> {
                        if (keys == Which.FIRST) {
                            drop = no && path.rows() <= old.rows() && safe;
                        } else if (keys == Which.SECOND) {
                            if (nor && path.rows() >= old.rows() && oldSafe) {
                                return;
                            }
                        } else if (needs == Which.EQUAL) {
                            if (path.safe() != old.safe()) {
                                if (!path.safe()) {
                                    return;
                                }
                                drop = true;
                            } else if (path.rows() != old.rows()) {
                                if (path.rows() > old.rows()) {
                                    return;
                                }
                                drop = true;
                            } else if (costs(path, old, NEARLY) == Which.FIRST) {
                                drop = true;
                            } else {
                                return;
                            }
                        } else if (needs == Which.FIRST) {
                            drop = path.rows() <= old.rows() && safe;
                        } else if (needs == Which.SECOND && path.rows() >= old.rows() && oldSafe) {
                            return;
                        }
                    }
                    case FIRST -> drop = keys != Which.SECOND && no && path.rows() <= old.rows() && safe;
                    case SECOND -> {
                        if (keys != Which.FIRST && nor && path.rows() >= old.rows() && oldSafe) {
                            return;
                        }
                    }
                    case DIFFERENT -> {}
                }
            }
            if (drop) {
                paths.remove(i--);
            } else if (path.total() >= old.total()) {
                at = i + 1;
            }
        }
        paths.add(at, path);
    }

    void addPartial(@Nullable Path path) {
        if (path == null) {
            return;
        }
        int at = 0;
        for (int i = 0; i < partial.size(); i++) {
            Path old = partial.get(i);
            Which keys = keys(path.order(), old.order());
            boolean drop = false;
            if (keys != Which.DIFFERENT) {
                if (path.total() > old.total() * FUZZ) {
                    if (keys != Which.FIRST) {
                        return;
                    }
                } else if (old.total() > path.total() * FUZZ) {
                    drop = keys != Which.SECOND;
                } else if (keys == Which.FIRST) {
                    drop = true;
                } else if (keys == Which.SECOND || old.total() <= path.total() * NEARLY) {
                    return;
                } else {
                    drop = true;
                }
            }
            if (drop) {
                partial.remove(i--);
            } else if (path.total() >= old.total()) {
                at = i + 1;
            }
        }
        partial.add(at, path);
    }

    /** Returns the cheapest path that needs no other row. */
    Path cheapest() {
        Path best = null;
        for (Path p : paths) {
            if (p.outer() == 0 && (best == null || better(p, best, false))) {
                best = p;
            }
        }
        if (best == null) {
            throw new NotPlanned("No plan was found for this query.");
        }
        return best;
    }

    /** Returns the path that needs no other row and is the first to yield one. */
    Path quickest() {
        Path best = null;
        for (Path p : paths) {
            if (p.outer() == 0 && (best == null || better(p, best, true))) {
                best = p;
            }
        }
        return best == null ? cheapest() : best;
    }

    private static boolean better(Path a, Path b, boolean startup) {
        double first = startup ? Double.compare(a.startup(), b.startup()) : Double.compare(a.total(), b.total());
        if (first != 0) {
            return first < 0;
        }
        double second = startup ? Double.compare(a.total(), b.total()) : Double.compare(a.startup(), b.startup());
        return second != 0 ? second < 0 : keys(a.order(), b.order()) == Which.FIRST;
    }

    /** Returns the cheapest path and all that need other rows. */
    List<Path> inners() {
        List<Path> out = new ArrayList<>();
        out.add(cheapest());
        for (Path p : paths) {
            if (p.outer() != 0) {
                out.add(p);
            }
        }
        return out;
    }

    boolean empty() {
        return paths.stream().noneMatch(p -> p.outer() == 0);
    }
}
