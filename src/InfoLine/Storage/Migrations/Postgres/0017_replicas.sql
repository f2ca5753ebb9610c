-- Who works on this database, seen by its own clock.
create table replicas (
    id text primary key not null,
    started_at bigint not null,
    seen_at bigint not null
);
