-- Voice notes and pictures that came with messages. The row is written with the message, the bytes are fetched afterwards. Times are UTC milliseconds.
-- state: waiting; kept; refused (we do not take it); failed (it cannot be had); removed (erased, or its time is over). reason says why, in one word.
-- address: where the carrier has it, while we still want it. type: what the carrier calls it, then what its first bytes say.
-- due_at: when to fetch it, or until when somebody who does may take; null once nothing is left to do. attempts: how often it was begun.

create table media (
    contact_id text not null,
    id text not null,
    inbox_id text not null,
    route text not null,
    kind text not null,
    type text not null,
    state text not null,
    reason text,
    address text,
    bytes bigint,
    attempts bigint not null default 0,
    received_at bigint not null,
    due_at bigint,
    settled_at bigint,
    primary key (contact_id, id)
) without rowid;

create index media_due on media (due_at, id) where due_at is not null;
create index media_kept on media (received_at, id) where state = 'kept';

-- Its bytes, in parts of one length and a last one. attempt: which try they come from; only those of the row's last try count.
create table media_parts (
    contact_id text not null,
    media_id text not null,
    attempt bigint not null,
    number bigint not null,
    body blob not null,
    primary key (contact_id, media_id, attempt, number)
);
