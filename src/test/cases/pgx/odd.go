// Every type that pgx reads and writes as the export says; prints a line for each finding that the test wants.
package main

import (
	"context"
	"fmt"
	"os"
	"reflect"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgtype"

	db "example.com/stubs/odd"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// fill gives the fields of to the values of from that are called alike.
func fill[T any](from any, to T) T {
	target := reflect.ValueOf(&to).Elem()
	for i := range target.NumField() {
		f := target.Field(i)
		v := reflect.ValueOf(from).FieldByName(target.Type().Field(i).Name)
		if v.Type() == f.Type() {
			f.Set(v)
		} else {
			p := reflect.New(v.Type())
			p.Elem().Set(v)
			f.Set(p)
		}
	}
	return to
}

func main() {
	ctx := context.Background()
	conn := must(pgx.Connect(ctx, os.Args[1]))
	if err := db.RegisterTypes(ctx, conn); err != nil {
		panic(err)
	}
	tenant := pgtype.UUID{Bytes: [16]byte{15: 1}, Valid: true}
	one := must(db.GetAuditDate(ctx, conn, db.GetAuditDateParams{Tenant: tenant, Seq: 1}))
	one.Seq = 2
	must(db.CreateAuditDate(ctx, conn, fill(one, db.CreateAuditDateParams{})))
	var rows, different int
	if err := conn.QueryRow(ctx, `SELECT count(*), count(DISTINCT to_jsonb(d) - 'seq') FROM audit.dates d`).Scan(&rows, &different); err != nil {
		panic(err)
	}
	fmt.Println("rows", rows, "different", different)
	mood, umlaut, constructor, size := db.Mood("ha`p${p}y"), "ü", int32(1), int32(4)
	a := must(db.CreateUserAccount(ctx, conn, db.CreateUserAccountParams{
		EMail: "a@b", Class: "a`b${c}\\d", Constructor: &constructor, Mood: &mood, Moods: []db.Mood{"sad", "it's ok"}, Tags: []string{"a,b", `"c"`},
		Ünïcode: &umlaut, Doc: []byte(`[1]`), Size: &size,
	}))
	fmt.Println(a.Class, *a.Mood, a.Moods, a.Tags, a.EMail, *a.Ünïcode, string(a.Doc), *a.Doubled)
	bad := "db"
	_, err := db.CreateOddSchemaPromise(ctx, conn, db.CreateOddSchemaPromiseParams{Sql: &bad})
	fmt.Println(db.Violation(err).Name, db.Violation(err).Columns)
	_, err = conn.Exec(ctx, `UPDATE "User Accounts" SET size = -1`)
	fmt.Println(db.Violation(err) == db.IsPositive)
	fmt.Println(must(db.CreateOddSchemaPromises(ctx, conn, []db.CreateOddSchemaPromisesParams{{}, {}})))
}
