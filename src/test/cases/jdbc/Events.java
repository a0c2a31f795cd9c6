// What a client does with the export of samples/events; prints a line for each finding that the test wants.

import db.ClientQueries;
import db.Constraints;
import db.Event;
import db.EventQueries;
import db.User;
import db.UserQueries;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;

public final class Events {
    public static void main(String[] args) throws SQLException {
        try (Connection db = DriverManager.getConnection("jdbc:" + args[0])) {
            run(db);
        }
    }

    private static void run(Connection db) throws SQLException {
        OffsetDateTime day = OffsetDateTime.parse("2026-01-01T10:00:00Z");
        User user = UserQueries.createUser(db, "a@b", "A", null).orElseThrow();
        long client = ClientQueries.createClient(db, "C", null).orElseThrow().id();
        long id = EventQueries.createAppointment(
                        db,
                        new EventQueries.CreateAppointmentParams(
                                user.id(), day, day.plusHours(1), client, "here", null))
                .orElseThrow();
        EventQueries.createDayOff(
                db, new EventQueries.CreateDayOffParams(user.id(), day.plusDays(1), day.plusDays(2), null, true));
        List<EventQueries.GetEventWithDetailsRow> feed = EventQueries.listEventFeed(db, user.id(), 10);
        for (EventQueries.GetEventWithDetailsRow e : feed) {
            System.out.println(e.kind() + " " + e.dayOffPaid() + " " + e.appointmentLocation());
        }
        List<EventQueries.GetEventWithDetailsRow> before = EventQueries.listEventFeedBefore(
                db,
                new EventQueries.ListEventFeedBeforeParams(
                        user.id(), feed.get(0).startsAt(), feed.get(0).id(), 10));
        System.out.println("before " + before.size() + " " + (before.get(0).id() == id));
        System.out.println("converted "
                + (EventQueries.convertToDayOff(db, id, null, false).orElseThrow() == id));
        System.out.println(
                "twice " + EventQueries.convertToDayOff(db, id, null, false).isEmpty());
        User patched = UserQueries.patchUser(db, null, "B", user.id()).orElseThrow();
        System.out.println("patched " + patched.email() + " " + patched.name());
        System.out.println("many "
                + ClientQueries.createClients(
                        db,
                        List.of(
                                new ClientQueries.CreateClientsParams("D", null),
                                new ClientQueries.CreateClientsParams("E", null))));
        ClientQueries.listClientsByIds(db, List.of(2L, 3L, 99L)).forEach(c -> System.out.println(c.name()));
        Event event = EventQueries.getEvent(db, id).orElseThrow();
        System.out.println(event.kind() + " " + event.startsAt().isEqual(day));
        try {
            UserQueries.createUser(db, "a@b", "A", null);
        } catch (SQLException e) {
            Constraints.Constraint c = Constraints.violation(e).orElseThrow();
            System.out.println("violation " + c.equals(Constraints.Users.USERS_EMAIL_KEY) + " " + c.columns());
        }
        System.out.println(
                "no violation " + Constraints.violation(new SQLException("x")).isEmpty());
        System.out.println("deleted " + EventQueries.deleteEvent(db, id));
    }
}
