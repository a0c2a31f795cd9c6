CREATE TABLE items (id bigint, label text, price numeric);
COPY items TO '/tmp/items.csv' (FORMAT csv);
COPY items (id, label) TO STDOUT;
