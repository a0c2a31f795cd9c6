package plinth.renderer.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Communities of a weighted graph by modularity: Blondel, Guillaume, Lambiotte, Lefebvre, "Fast unfolding of communities in large networks" (2008). Nodes
 * are gone through in their order, so that a graph always has the same communities.
 */
final class Louvain {
    /** What a move must gain, so that rounding does not keep nodes going to and fro. */
    private static final double GAIN = 1e-9;

    private static final int MOST_ROUNDS = 100;

    private Louvain() {}

    /** Returns the community of each node of a graph; {@code ties} holds the weights of each node's ties in both directions. */
    static int[] communities(List<? extends Map<Integer, Double>> ties) {
        int[] of = new int[ties.size()];
        for (int i = 0; i < of.length; i++) {
            of[i] = i;
        }
        List<Map<Integer, Double>> graph = new ArrayList<>(ties);
        while (true) {
            int[] moved = moved(graph);
            Map<Integer, Integer> numbers = new HashMap<>();
            for (int i = 0; i < moved.length; i++) {
                numbers.putIfAbsent(moved[i], numbers.size());
                moved[i] = numbers.getOrDefault(moved[i], 0);
            }
            for (int i = 0; i < of.length; i++) {
                of[i] = moved[of[i]];
            }
            if (numbers.size() == graph.size()) {
                return of;
            }
            graph = folded(graph, moved, numbers.size());
        }
    }

    /** Moves each node to the community where modularity gains most, until none gains. */
    private static int[] moved(List<Map<Integer, Double>> graph) {
        int n = graph.size();
        int[] community = new int[n];
        double[] degree = new double[n];
        double[] total = new double[n];
        double twice = 0;
        for (int i = 0; i < n; i++) {
            community[i] = i;
            for (Map.Entry<Integer, Double> e : graph.get(i).entrySet()) {
                degree[i] += e.getKey() == i ? 2 * e.getValue() : e.getValue();
            }
            total[i] = degree[i];
            twice += degree[i];
        }
        boolean any = twice > 0;
        for (int round = 0; any && round < MOST_ROUNDS; round++) {
            any = false;
            for (int i = 0; i < n; i++) {
                Map<Integer, Double> to = new TreeMap<>();
                for (Map.Entry<Integer, Double> e : graph.get(i).entrySet()) {
                    if (e.getKey() != i) {
                        to.merge(community[e.getKey()], e.getValue(), Double::sum);
                    }
                }
                int from = community[i];
                total[from] -= degree[i];
                int best = from;
                double most = to.getOrDefault(from, 0.0) - total[from] * degree[i] / twice;
                for (Map.Entry<Integer, Double> e : to.entrySet()) {
                    double gain = e.getValue() - total[e.getKey()] * degree[i] / twice;
                    if (gain > most + GAIN) {
                        most = gain;
                        best = e.getKey();
                    }
                }
                community[i] = best;
                total[best] += degree[i];
                any |= best != from;
            }
        }
        return community;
    }

    /** The graph whose nodes are the communities. */
    private static List<Map<Integer, Double>> folded(List<Map<Integer, Double>> graph, int[] community, int n) {
        List<Map<Integer, Double>> folded = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            folded.add(new TreeMap<>());
        }
        for (int i = 0; i < graph.size(); i++) {
            for (Map.Entry<Integer, Double> e : graph.get(i).entrySet()) {
                int a = community[i];
                int b = community[e.getKey()];
                // A tie within a community is met from both of its ends.
                double weight = a == b && i != e.getKey() ? e.getValue() / 2 : e.getValue();
                folded.get(a).merge(b, weight, Double::sum);
            }
        }
        return folded;
    }
}
