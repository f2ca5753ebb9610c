-- Who has which ticket open in a browser, for several processes on one database: each writes its own rows and renews them until they lapse. UTC milliseconds.

create table ticket_viewers (
    process_id text collate "C" not null,
    ticket_id text collate "C" not null,
    staff_id text collate "C" not null,
    lapses_at bigint not null,
    primary key (process_id, ticket_id, staff_id)
);
