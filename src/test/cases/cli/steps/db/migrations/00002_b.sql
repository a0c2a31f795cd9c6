-- +goose Up
ALTER TABLE a ADD b_id bigint REFERENCES b (id);

-- +goose Down
ALTER TABLE a DROP b_id;
