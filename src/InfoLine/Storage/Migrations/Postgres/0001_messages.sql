-- People, and what goes between them and us. Times are UTC milliseconds. Ids are version 7 UUIDs as text, compared byte by byte.
-- The keys of conversations carry the contact, so that the tables can be spread over many servers by contact.

create table contacts (
    id text collate "C" primary key not null,
    phone text unique,
    stopped_at bigint,
    created_at bigint not null
);

create table addresses (
    route text collate "C" not null,
    address text collate "C" not null,
    contact_id text collate "C" not null references contacts (id),
    reference text,
    last_inbound_at bigint,
    primary key (route, address)
);

create index addresses_contact on addresses (contact_id);

-- Whatever happens to a conversation is a row here first. A row is open until closed_at; failure tells why it was given up.
create table inbox (
    id text collate "C" not null,
    contact_id text collate "C" not null,
    route text collate "C" not null,
    address text collate "C" not null,
    provider_message_id text collate "C" not null,
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
    primary key (id, contact_id),
    unique (contact_id, route, provider_message_id)
);

create index inbox_due on inbox (due_at, id) where closed_at is null;
create index inbox_contact on inbox (contact_id, due_at, id) where closed_at is null;

create table sessions (
    contact_id text collate "C" primary key not null,
    version bigint not null,
    body text not null,
    updated_at bigint not null
);

-- state: how far our handing over is. status: what the carrier says became of it later.
create table outbox (
    id text collate "C" not null,
    contact_id text collate "C" not null,
    route text collate "C" not null,
    address text collate "C" not null,
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
    provider_message_id text collate "C",
    status bigint not null default 0,
    status_at bigint,
    code text,
    sentence text,
    primary key (id, contact_id)
);

create index outbox_due on outbox (route, priority, due_at, position) where closed_at is null;
create index outbox_contact on outbox (contact_id, route, priority, position) where closed_at is null;
create index outbox_provider on outbox (route, provider_message_id) where provider_message_id is not null;

-- Every word of a carrier about a message, once. reference is the carrier's id, or ours where it gives none.
create table receipts (
    route text collate "C" not null,
    reference text collate "C" not null,
    word text collate "C" not null,
    message_id text collate "C",
    status bigint not null,
    code text,
    received_at bigint not null,
    applied_at bigint,
    primary key (route, reference, word)
);

create table releases (
    number bigint primary key not null,
    hash text not null,
    loaded_at bigint not null
);
