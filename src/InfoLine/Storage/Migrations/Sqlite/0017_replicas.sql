-- Who works on this database. With SQLite it stays empty: there is one.
create table replicas (
    id text primary key not null,
    started_at bigint not null,
    seen_at bigint not null
);
