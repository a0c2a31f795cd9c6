// What a client does with the export of samples/events; prints a line for each finding that the test wants.

import db.ClientQueries;
import db.Constraints;
import db.EventQueries;
import db.UserQueries;
import db.generated.tables.records.EventRecord;
import db.generated.tables.records.UserRecord;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.CloseableDSLContext;
import org.jooq.DSLContext;
import org.jooq.Log;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;
import org.jooq.tools.JooqLogger;

public final class Events {
    public static void main(String[] args) {
        JooqLogger.globalThreshold(Log.Level.WARN);
        try (CloseableDSLContext db = DSL.using("jdbc:" + args[0])) {
            run(db);
        }
    }

    private static void run(DSLContext db) {
        OffsetDateTime day = OffsetDateTime.parse("2026-01-01T10:00:00Z");
        UserRecord user = UserQueries.createUser(db, "a@b", "A", null).orElseThrow();
        long client = ClientQueries.createClient(db, "C", null).orElseThrow().getId();
        long id = EventQueries.createAppointment(
                        db,
                        new EventQueries.CreateAppointmentParams(
                                user.getId(), day, day.plusHours(1), client, "here", null))
                .orElseThrow();
        EventQueries.createDayOff(
                db, new EventQueries.CreateDayOffParams(user.getId(), day.plusDays(1), day.plusDays(2), null, true));
        List<EventQueries.GetEventWithDetailsRow> feed = EventQueries.listEventFeed(db, user.getId(), 10);
        for (EventQueries.GetEventWithDetailsRow e : feed) {
            System.out.println(e.kind() + " " + e.dayOffPaid() + " " + e.appointmentLocation());
        }
        List<EventQueries.GetEventWithDetailsRow> before = EventQueries.listEventFeedBefore(
                db,
                new EventQueries.ListEventFeedBeforeParams(
                        user.getId(), feed.get(0).startsAt(), feed.get(0).id(), 10));
        System.out.println("before " + before.size() + " " + (before.get(0).id() == id));
        System.out.println("converted "
                + (EventQueries.convertToDayOff(db, id, null, false).orElseThrow() == id));
        System.out.println(
                "twice " + EventQueries.convertToDayOff(db, id, null, false).isEmpty());
        UserRecord patched = UserQueries.patchUser(db, null, "B", user.getId()).orElseThrow();
        System.out.println("patched " + patched.getEmail() + " " + patched.getName());
        System.out.println("many "
                + ClientQueries.createClients(
                        db,
                        List.of(
                                new ClientQueries.CreateClientsParams("D", null),
                                new ClientQueries.CreateClientsParams("E", null))));
        ClientQueries.listClientsByIds(db, new Long[] {2L, 3L, 99L}).forEach(c -> System.out.println(c.getName()));
        EventRecord event = EventQueries.getEvent(db, id).orElseThrow();
        System.out.println(event.getKind() + " " + event.getStartsAt().isEqual(day));
        try {
            UserQueries.createUser(db, "a@b", "A", null);
        } catch (DataAccessException e) {
            Constraints.Constraint c = Constraints.violation(e).orElseThrow();
            System.out.println("violation " + c.equals(Constraints.Users.USERS_EMAIL_KEY) + " " + c.columns());
        }
        System.out.println("no violation "
                + Constraints.violation(new DataAccessException("x")).isEmpty());
        System.out.println("deleted " + EventQueries.deleteEvent(db, id));
    }
}
