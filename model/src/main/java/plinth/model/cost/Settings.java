package plinth.model.cost;

/**
 * The settings of a PostgreSQL server that its planner reckons with, in its own units (a cost of 1 is one page read in sequence).
 *
 * @param version the major version: 18 is the reference; 15 and before charge each row of a trivial subquery scan
 * @param effectiveCachePages effective_cache_size in pages of 8 KiB
 * @param workMemory work_mem in bytes
 * @param hashMemory hash_mem_multiplier
 * @param minParallelTablePages min_parallel_table_scan_size in pages
 * @param minParallelIndexPages min_parallel_index_scan_size in pages
 * @param maxParallelWorkers max_parallel_workers_per_gather
 * @param memory the server's memory in bytes: what a layout is measured against when asked whether it fits
 */
public record Settings(
        int version,
        double sequentialPage,
        double randomPage,
        double tuple,
        double indexTuple,
        double operator,
        double parallelTuple,
        double parallelSetup,
        long effectiveCachePages,
        long workMemory,
        double hashMemory,
        long minParallelTablePages,
        long minParallelIndexPages,
        int maxParallelWorkers,
        long memory) {

    /** What PostgreSQL 18 has when nobody sets anything, on a machine with 16 GiB. */
    public static final Settings DEFAULT =
            new Settings(18, 1, 4, .01, .005, .0025, .1, 1000, 524_288, 4L << 20, 2, 1024, 64, 2, 16L << 30);

    public Settings withVersion(int version) {
        return with(version, memory);
    }

    public Settings withMemory(long memory) {
        return with(version, memory);
    }

    private Settings with(int version, long memory) {
        return new Settings(
                version,
                sequentialPage,
                randomPage,
                tuple,
                indexTuple,
                operator,
                parallelTuple,
                parallelSetup,
                effectiveCachePages,
                workMemory,
                hashMemory,
                minParallelTablePages,
                minParallelIndexPages,
                maxParallelWorkers,
                memory);
    }
}
