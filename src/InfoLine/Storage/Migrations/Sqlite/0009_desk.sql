-- The desk. A ticket is one wish of one contact for a person; there is at most one open ticket a contact. Times are UTC milliseconds.
-- owner tells who talks with the villager: bot or person. waiting_since is set when the villager writes and it is empty; only a person's reply clears it.
-- order_at is the order of work: waiting_since, and behind all of those the tickets for which nobody waits. due_at is the first of lease, snooze and promise.

create table tickets (
    contact_id text not null,
    id text not null,
    code text not null unique,
    version bigint not null,
    centre_id text not null,
    status text not null,
    owner text not null,
    reason text not null,
    source text not null,
    referral_id text,
    person_id text,
    language text,
    wants_woman bigint not null,
    route text not null,
    address text not null,
    place text,
    tried text not null,
    first_inbox_id text,
    last_inbox_id text,
    created_at bigint not null,
    waiting_since bigint,
    order_at bigint not null,
    promised_at bigint,
    promises_missed bigint not null,
    handler text,
    lease_until bigint,
    last_handler text,
    first_reply_at bigint,
    last_reply_at bigint,
    last_wrote_at bigint,
    snoozed_until bigint,
    closed_at bigint,
    closed_by text,
    subject text,
    outcome text,
    helped text,
    due_at bigint,
    event_count bigint not null,
    primary key (contact_id, id)
) without rowid;

create unique index tickets_id on tickets (id);
create unique index tickets_open on tickets (contact_id) where closed_at is null;
create index tickets_work on tickets (centre_id, order_at, id) where closed_at is null;
create index tickets_order on tickets (order_at, id) where closed_at is null;
create index tickets_closed on tickets (centre_id, closed_at, id) where closed_at is not null;
create index tickets_due on tickets (due_at, id) where due_at is not null;

-- What happened, once for the ticket (number) and once for whoever looks on (place): places are given in the order of commits, so that nobody who has seen one misses an earlier one.
create table ticket_events (
    place bigint primary key not null,
    contact_id text not null,
    ticket_id text not null,
    number bigint not null,
    at bigint not null,
    name text not null,
    from_status text not null,
    to_status text not null,
    actor text not null,
    actor_id text,
    centre_id text not null,
    about text
) without rowid;

create unique index ticket_events_ticket on ticket_events (ticket_id, number);

create table ticket_event_places (
    id bigint primary key not null,
    last_place bigint not null
) without rowid;

insert into ticket_event_places (id, last_place) values (1, 0);

-- What staff wrote to the person. The words are in the outbox, under message_id:0, message_id:1 and so on. The key makes a double click harmless.
create table ticket_replies (
    contact_id text not null,
    ticket_id text not null,
    key text not null,
    message_id text not null,
    messages bigint not null,
    staff_id text not null,
    at bigint not null,
    primary key (contact_id, ticket_id, key)
) without rowid;

-- What staff wrote for staff.
create table ticket_notes (
    contact_id text not null,
    id text not null,
    ticket_id text not null,
    staff_id text not null,
    at bigint not null,
    words text not null,
    primary key (contact_id, id)
) without rowid;

-- The way back through a conversation: each handled row knows the one before it.
alter table inbox add column previous_id text;
alter table sessions add column last_inbox_id text;
