-- People, and what goes between them and us. Times are UTC milliseconds. Ids are version 7 UUIDs as text: new rows land at the end of every key.

create table contacts (
    id text primary key not null,
    phone text unique,
    stopped_at bigint,
    created_at bigint not null
) without rowid;

create table addresses (
    route text not null,
    address text not null,
    contact_id text not null references contacts (id),
    reference text,
    last_inbound_at bigint,
    primary key (route, address)
) without rowid;

create index addresses_contact on addresses (contact_id);

-- Whatever happens to a conversation is a row here first. A row is open until closed_at; failure tells why it was given up.
create table inbox (
    id text primary key not null,
    contact_id text not null,
    route text not null,
    address text not null,
    provider_message_id text not null,
    kind bigint not null,
    text text not null,
    pressed text,
    secret_hidden bigint not null default 0,
    sent_at bigint,
    received_at bigint not null,
    due_at bigint not null,
    inline_until bigint,
    attempts bigint not null default 0,
    claimed_until bigint not null default 0,
    closed_at bigint,
    failure text,
    step text,
    content text,
    notes text,
    unique (contact_id, route, provider_message_id)
) without rowid;

create index inbox_due on inbox (due_at, id) where closed_at is null;
create index inbox_contact on inbox (contact_id, due_at, id) where closed_at is null;

create table sessions (
    contact_id text primary key not null,
    version bigint not null,
    body text not null,
    updated_at bigint not null
) without rowid;

-- state: how far our handing over is. status: what the carrier says became of it later.
create table outbox (
    id text primary key not null,
    contact_id text not null,
    route text not null,
    address text not null,
    position bigint not null,
    priority bigint not null,
    payload text not null,
    in_reply_to text,
    despite_stop bigint not null default 0,
    state text not null,
    due_at bigint not null,
    created_at bigint not null,
    attempts bigint not null default 0,
    checks bigint not null default 0,
    first_tried_at bigint,
    closed_at bigint,
    provider_message_id text,
    status bigint not null default 0,
    status_at bigint,
    code text,
    sentence text
) without rowid;

create index outbox_due on outbox (route, priority, due_at, position) where closed_at is null;
create index outbox_contact on outbox (contact_id, route, priority, position) where closed_at is null;
create index outbox_provider on outbox (route, provider_message_id) where provider_message_id is not null;

-- Every word of a carrier about a message, once. reference is the carrier's id, or ours where it gives none.
create table receipts (
    route text not null,
    reference text not null,
    word text not null,
    message_id text,
    status bigint not null,
    code text,
    received_at bigint not null,
    applied_at bigint,
    primary key (route, reference, word)
) without rowid;

create table releases (
    number bigint primary key not null,
    hash text not null,
    loaded_at bigint not null
) without rowid;
