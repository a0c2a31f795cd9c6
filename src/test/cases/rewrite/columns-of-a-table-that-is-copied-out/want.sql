CREATE TABLE items (title text, id bigint, weight real);
COPY items TO '/tmp/items.csv' (FORMAT csv);
COPY items (id, title) TO STDOUT;
