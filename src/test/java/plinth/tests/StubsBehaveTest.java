package plinth.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the stubs of samples/tour do, on a real PostgreSQL. */
class StubsBehaveTest {
    private static final StubCalls STUBS = StubCalls.of(Samples.reading("tour"));

    private TestDatabase db;

    @BeforeEach
    void load() throws SQLException {
        db = Postgres.database();
        db.load(Samples.text("tour"));
    }

    @AfterEach
    void drop() throws SQLException {
        db.close();
    }

    private List<String> call(String name, String... arguments) throws SQLException {
        return STUBS.call(db.connection(), name, arguments);
    }

    private void departments() throws SQLException {
        call("CreateDepartment", "name=all");
        call("CreateDepartment", "name=east", "parent_id=1");
        call("CreateDepartment", "name=west", "parent_id=1");
        call("CreateDepartment", "name=north-east", "parent_id=2");
    }

    @Test
    void walksATreeUpAndDownAndEndsInACircle() throws SQLException {
        departments();
        assertThat(call("ListRootDepartments")).containsExactly("1 null all");
        assertThat(call("ListChildDepartments", "parent_id=1")).containsExactly("2 1 east", "3 1 west");
        assertThat(call("ListDepartmentAncestors", "id=4"))
                .containsExactly("4 2 north-east 0", "2 1 east 1", "1 null all 2");
        assertThat(call("ListDepartmentDescendants", "id=1", "max_depth=9"))
                .containsExactly("1 null all 0", "2 1 east 1", "4 2 north-east 2", "3 1 west 1");
        assertThat(call("ListDepartmentDescendants", "id=1", "max_depth=1")).hasSize(3);
        assertThat(call("IsDepartmentWithin", "id=2", "candidate_id=4")).containsExactly("t");
        assertThat(call("IsDepartmentWithin", "id=4", "candidate_id=2")).containsExactly("f");
        assertThat(call("MoveDepartment", "id=1", "new_parent_id=4")).isEmpty();
        assertThat(call("MoveDepartment", "id=3", "new_parent_id=4")).containsExactly("3 4 west");
        assertThat(call("MoveDepartment", "id=3")).containsExactly("3 null west");
        assertThat(call("MoveDepartment", "id=3", "new_parent_id=1")).containsExactly("3 1 west");
        // Nothing in the schema refuses the circle; the walks must end all the same.
        db.load("UPDATE departments SET parent_id = 4 WHERE id = 1");
        assertThat(call("ListDepartmentAncestors", "id=4")).hasSize(3);
        assertThat(call("ListDepartmentDescendants", "id=1", "max_depth=99")).hasSize(4);
        assertThat(call("IsDepartmentWithin", "id=4", "candidate_id=3")).containsExactly("t");
    }

    @Test
    void givesTheLatestOfEachAndCountsThemWithFilters() throws SQLException {
        db.load("INSERT INTO people (email, given_name, last_name) SELECT n || '@x', 'a', 'b' FROM generate_series(1,"
                + " 3) n; INSERT INTO payments (payer_id, kind, amount, received_at) SELECT 1 + n % 2, CASE WHEN n"
                + " % 3 = 0 THEN 'transfer' ELSE 'card' END::payment_kind, n, timestamptz '2026-01-01' + n * interval"
                + " '1 day' FROM generate_series(1, 9) n");
        assertThat(call("ListLatestPaymentsOfEachPayer", "payer_ids={1,2,3}", "rows_each=2"))
                .extracting(r -> r.split(" ", -1)[0])
                .containsExactly("8", "6", "9", "7");
        assertThat(call("CountPaymentsOfEachPayer", "payer_ids={1,2,3}")).containsExactly("1 4", "2 5");
        assertThat(call("CountPaymentsOfPayer", "payer_id=1")).containsExactly("4");
        assertThat(call("CountPaymentsOfPayer", "payer_id=1", "kind=transfer", "received_at_from=2026-01-01"))
                .containsExactly("1");
    }

    @Test
    void changesARateFromADayOnAndFindsEachAsOfItsDay() throws SQLException {
        call("CreateRoomRate", "room_id=7", "rate=10", "valid_from=2026-01-01", "valid_to=2026-12-01");
        assertThat(call("ChangeRoomRateFrom", "room_id=7", "rate=12", "effective_from=2026-03-01"))
                .containsExactly("2 7 12.00 2026-03-01 2026-12-01");
        assertThat(call("GetRoomRateAt", "room_id=7", "at=2026-02-28"))
                .containsExactly("1 7 10.00 2026-01-01 2026-03-01");
        assertThat(call("GetRoomRateAt", "room_id=7", "at=2026-03-01"))
                .containsExactly("2 7 12.00 2026-03-01 2026-12-01");
        assertThat(call("GetRoomRateAt", "room_id=7", "at=2026-12-01")).isEmpty();
        assertThat(call("ChangeRoomRateFrom", "room_id=7", "rate=1", "effective_from=2026-03-01"))
                .isEmpty();
        assertThat(call("ListRoomRatesOverlapping", "room_id=7", "from_time=2026-02-01", "to_time=2026-03-01"))
                .hasSize(1);
        assertThat(call("EndRoomRate", "room_id=7", "effective_from=2026-06-01"))
                .containsExactly("1");
        assertThat(call("ListRoomRateHistoryOfRoom", "room_id=7"))
                .containsExactly("1 7 10.00 2026-01-01 2026-03-01", "2 7 12.00 2026-03-01 2026-06-01");
    }

    @Test
    void putsPairsTwiceAndReplacesAWholeSet() throws SQLException {
        departments();
        call("CreatePerson", "email=a@xy", "given_name=A", "last_name=B");
        for (int d = 1; d <= 3; d++) {
            call("AddMembership", "person_id=1", "department_id=" + d, "role=member");
        }
        call("PutMembership", "person_id=1", "department_id=1", "role=lead");
        assertThat(call("GetMembership", "person_id=1", "department_id=1").getFirst())
                .contains(" lead ");
        assertThat(call("RemoveMembershipsOfPersonNotIn", "person_id=1", "keep_department_ids={1,3}"))
                .containsExactly("1");
        assertThat(call("ListDepartmentsOfPerson", "person_id=1"))
                .hasSize(2)
                .first()
                .asString()
                .startsWith("1 null all lead");
        assertThat(call("ListPeopleOfDepartments", "department_ids={1,2,3}")).hasSize(2);
    }

    @Test
    void makesRowsOnOneEndOfAnArcAndTellsWhatEachIsAbout() throws SQLException {
        departments();
        call("CreatePerson", "email=a@xy", "given_name=A", "last_name=B");
        call("CreatePersonComment", "author_id=1", "person_id=1", "body=hello");
        call("CreateDepartmentComment", "author_id=1", "department_id=2", "body=there");
        List<String> recent = call("ListRecentComments", "page_size=9");
        assertThat(recent.getFirst()).endsWith(" department null east");
        assertThat(recent.getLast()).endsWith(" person a@xy null");
        assertThat(call("ListCommentsOfPerson", "person_id=1", "page_size=9")).hasSize(1);
    }

    @Test
    void findsReferencesByNameThatLeadNowhere() throws SQLException {
        call("CreatePerson", "email=a@xy", "given_name=A", "last_name=B");
        call("CreatePersonComment", "author_id=1", "person_id=1", "body=hello");
        call("CreateAttachment", "subject_type=comment", "subject_id=1", "file_name=here", "bytes=1");
        call("CreateAttachment", "subject_type=comment", "subject_id=2", "file_name=gone", "bytes=1");
        call("CreateAttachment", "subject_type=payment", "subject_id=1", "file_name=none", "bytes=1");
        assertThat(call("ListAttachmentsWithoutSubject")).containsExactly("2 comment 2 gone 1", "3 payment 1 none 1");
        assertThat(call("ListAttachmentsOfSubjects", "subject_type=comment", "subject_ids={1,2}"))
                .hasSize(2);
    }

    @Test
    void pagesByAnIndexShowEveryRowOnceAlsoWhereTimesAreEqual() throws SQLException {
        call("CreatePerson", "email=a@xy", "given_name=A", "last_name=B");
        db.load("INSERT INTO payments (payer_id, kind, amount, received_at) SELECT 1, 'card', n, timestamptz"
                + " '2026-01-01' + (n / 7) * interval '1 day' FROM generate_series(1, 50) n");
        List<String> seen = new ArrayList<>();
        List<String> page = call("ListPaymentsOfPayer", "payer_id=1", "page_size=8");
        while (!page.isEmpty()) {
            seen.addAll(page);
            String[] last = page.getLast().split(" ", -1);
            page = call(
                    "ListPaymentsOfPayerAfter",
                    "payer_id=1",
                    "page_size=8",
                    "after_id=" + last[0],
                    "after_received_at=" + last[4] + " " + last[5]);
        }
        assertThat(seen).hasSize(50).doesNotHaveDuplicates();
        assertThat(call("SearchPaymentsOfPayer", "payer_id=1", "page_size=99")).hasSize(50);
        assertThat(call("SearchPaymentsOfPayer", "payer_id=1", "page_size=99", "kind=voucher"))
                .isEmpty();
        assertThat(call("SearchPaymentsOfPayer", "payer_id=1", "page_size=99", "received_at_from=2026-01-08"))
                .hasSize(2);
    }

    /** Work that is done by many, is deleted softly and has defaults of both kinds. */
    private static final String JOBS = """
        CREATE TABLE jobs (
          id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, state text NOT NULL DEFAULT 'waiting', run_at timestamptz NOT NULL,
          made_on date NOT NULL DEFAULT 7 + make_date(2025, 12, 26), deleted_at timestamptz, version int NOT NULL DEFAULT 1);
        CREATE INDEX ON jobs (run_at) WHERE state = 'waiting' OR state = 'failed';
        """;

    private interface WithJobs {
        void run(TestDatabase jobs, StubCalls stubs) throws SQLException;
    }

    /** Four jobs, whose times are the other way about than their keys. */
    private static void jobs(WithJobs test) throws SQLException {
        StubCalls stubs = StubCalls.of(Samples.read(JOBS));
        try (TestDatabase jobs = Postgres.database()) {
            jobs.load(JOBS);
            for (int i = 1; i <= 4; i++) {
                stubs.call(
                        jobs.connection(),
                        "CreateJob",
                        "name=" + "abcd".charAt(i - 1),
                        "state=" + (i == 3 ? "failed" : "waiting"),
                        "run_at=2026-01-0" + (9 - i));
            }
            test.run(jobs, stubs);
        }
    }

    /** The names of the jobs in rows. */
    private static String named(List<String> rows) {
        return rows.stream().map(r -> r.split(" ", -1)[1]).collect(Collectors.joining());
    }

    @Test
    void aRowThatIsDeletedSoftlyIsGoneFromWhatIsLiveUntilItIsRestored() throws SQLException {
        jobs((db, stubs) -> {
            Connection c = db.connection();
            assertThat(stubs.call(c, "SoftDeleteJob", "id=2")).containsExactly("1");
            assertThat(stubs.call(c, "SoftDeleteJob", "id=2")).containsExactly("0");
            assertThat(stubs.call(c, "SoftDeleteJob", "id=99")).containsExactly("0");
            assertThat(stubs.call(c, "GetLiveJob", "id=2")).isEmpty();
            assertThat(stubs.call(c, "GetJob", "id=2").getFirst())
                    .startsWith("2 b ")
                    .endsWith(" 2");
            assertThat(named(stubs.call(c, "ListLiveJobs", "page_size=2"))).isEqualTo("ac");
            assertThat(named(stubs.call(c, "ListLiveJobsAfter", "after_id=1", "page_size=9")))
                    .isEqualTo("cd");
            assertThat(named(stubs.call(c, "ListJobs", "page_size=9"))).isEqualTo("abcd");
            assertThat(named(stubs.call(c, "ClaimJobs", "page_size=9"))).isEqualTo("dca");
            assertThat(stubs.call(c, "RestoreJob", "id=2")).containsExactly("1");
            assertThat(stubs.call(c, "RestoreJob", "id=2")).containsExactly("0");
            assertThat(stubs.call(c, "GetLiveJob", "id=2").getFirst()).endsWith(" null 3");
        });
    }

    @Test
    void twoWorkersClaimDifferentRowsInTheOrderOfTheirTimes() throws SQLException {
        jobs((db, stubs) -> {
            try (Connection a = DriverManager.getConnection(db.url());
                    Connection b = DriverManager.getConnection(db.url())) {
                a.setAutoCommit(false);
                b.setAutoCommit(false);
                assertThat(named(stubs.call(a, "ClaimJobs", "page_size=2"))).isEqualTo("dc");
                assertThat(named(stubs.call(b, "ClaimJobs", "page_size=1"))).isEqualTo("b");
                assertThat(named(stubs.call(a, "ClaimJobs", "page_size=9"))).isEqualTo("dca");
                stubs.call(a, "PatchJob", "id=4", "state=done");
                a.commit();
                assertThat(named(stubs.call(b, "ClaimJobs", "page_size=9"))).isEqualTo("cba");
                b.rollback();
                assertThat(named(stubs.call(a, "ClaimJobs", "page_size=9"))).isEqualTo("cba");
                a.rollback();
            }
        });
    }

    @Test
    void aComputedDefaultCanBeGivenAndIsTakenForNull() throws SQLException {
        jobs((db, stubs) -> {
            Connection c = db.connection();
            String given = "made_on=2020-02-02";
            assertThat(stubs.call(c, "CreateJob", "name=e", "state=done", "run_at=2026-01-01", given)
                            .getFirst())
                    .contains(" 2020-02-02 ");
            assertThat(stubs.call(c, "GetJob", "id=1").getFirst()).contains(" 2026-01-02 ");
        });
    }

    @Test
    void aKindThatRefersToACodeOfTheBaseIsMadeChangedConvertedAndDeleted() throws Exception {
        String sql = Files.readString(Shared.root().resolve("src/test/cases/export/42-by-another-key.sql"));
        StubCalls stubs = StubCalls.of(Samples.read(sql));
        try (TestDatabase shop = Postgres.database()) {
            shop.load(sql);
            Connection c = shop.connection();
            assertThat(stubs.call(c, "CreateBook", "sku=a", "price=1", "isbn=i", "pages=9"))
                    .containsExactly("a");
            assertThat(stubs.call(c, "UpdateBook", "id=1", "price=2", "isbn=j", "pages=8"))
                    .containsExactly("a");
            assertThat(stubs.call(c, "ConvertToToy", "id=1", "min_age=3")).containsExactly("a");
            assertThat(stubs.call(c, "GetArticleWithDetails", "id=1")).containsExactly("1 a toy 2 null null 1 3");
            assertThat(stubs.call(c, "ListArticlesMissingDetails", "page_size=9"))
                    .isEmpty();
            assertThat(stubs.call(c, "ConvertToBook", "id=1", "isbn=k")).containsExactly("a");
            assertThat(stubs.call(c, "ConvertToToy", "id=1", "min_age=4")).containsExactly("a");
            assertThat(stubs.call(c, "DeleteArticle", "id=1")).containsExactly("1");
            assertThat(stubs.call(c, "ListArticlesWithWrongDetails", "page_size=9"))
                    .isEmpty();
        }
    }

    @Test
    void aNullLeavesAColumnOfAPatchAsItIs() throws SQLException {
        call("CreatePerson", "email=a@xy", "given_name=A", "last_name=B");
        assertThat(call("PatchPerson", "id=1", "last_name=C").getFirst()).startsWith("1 a@xy A C A C");
        assertThat(call("GetPersonByEmail", "email=A@XY")).hasSize(1);
    }
}
