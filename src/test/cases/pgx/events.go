// What a client does with the export of samples/events; prints a line for each finding that the test wants.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/jackc/pgx/v5"

	db "example.com/stubs/events"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func main() {
	ctx := context.Background()
	conn := must(pgx.Connect(ctx, os.Args[1]))
	user := must(db.CreateUser(ctx, conn, db.CreateUserParams{Email: "a@b", Name: "A"}))
	client := must(db.CreateClient(ctx, conn, db.CreateClientParams{Name: "C"}))
	day := time.Date(2026, 1, 1, 10, 0, 0, 0, time.UTC)
	here := "here"
	id := must(db.CreateAppointment(ctx, conn, db.CreateAppointmentParams{
		UserID: user.ID, StartsAt: day, EndsAt: day.Add(time.Hour), ClientID: client.ID, Location: &here,
	})).EventID
	must(db.CreateDayOff(ctx, conn, db.CreateDayOffParams{UserID: user.ID, StartsAt: day.Add(24 * time.Hour), EndsAt: day.Add(48 * time.Hour), Paid: true}))
	feed := must(db.ListEventFeed(ctx, conn, db.ListEventFeedParams{UserID: user.ID, PageSize: 10}))
	for _, e := range feed {
		fmt.Println(e.Kind, e.DayOffPaid != nil && *e.DayOffPaid, e.AppointmentClientID != nil && *e.AppointmentLocation == here)
	}
	before := must(db.ListEventFeedBefore(ctx, conn, db.ListEventFeedBeforeParams{
		UserID: user.ID, BeforeStartsAt: feed[0].StartsAt, BeforeID: feed[0].ID, PageSize: 10,
	}))
	fmt.Println("before", len(before), before[0].ID == id)
	fmt.Println("converted", must(db.ConvertToDayOff(ctx, conn, db.ConvertToDayOffParams{ID: id, Paid: false})).EventID == id)
	_, err := db.ConvertToDayOff(ctx, conn, db.ConvertToDayOffParams{ID: id, Paid: false})
	fmt.Println("twice", errors.Is(err, pgx.ErrNoRows))
	name := "B"
	fmt.Println("patched", must(db.PatchUser(ctx, conn, db.PatchUserParams{ID: user.ID, Name: &name})).Email)
	fmt.Println("many", must(db.CreateClients(ctx, conn, []db.CreateClientsParams{{Name: "D"}, {Name: "E"}})))
	for _, c := range must(db.ListClientsByIDs(ctx, conn, []int64{2, 3, 99})) {
		fmt.Println(c.Name)
	}
	_, err = db.CreateUser(ctx, conn, db.CreateUserParams{Email: "a@b", Name: "A"})
	fmt.Println("violation", db.Violation(err) == db.UsersEmailKey, db.Violation(err).Columns)
	fmt.Println("no violation", db.Violation(errors.New("x")) == nil)
	fmt.Println("deleted", must(db.DeleteEvent(ctx, conn, id)))
}
