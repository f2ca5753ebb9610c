-- A message is known by 16 bytes in place of three texts, and open rows by the order in which they are due alone: both were indexes in which
-- every new message fell on another page. SQLite cannot drop a constraint, so the table is written anew.

create table inbox_keyed (
    id text primary key not null,
    message_key blob not null unique,
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
    notes text
) without rowid;

insert into inbox_keyed (
    id, message_key, contact_id, route, address, provider_message_id, kind, text, pressed, secret_hidden, sent_at, received_at, due_at, inline_until,
    attempts, claimed_until, closed_at, failure, step, content, notes)
select
    id, message_key(contact_id, route, provider_message_id), contact_id, route, address, provider_message_id, kind, text, pressed, secret_hidden, sent_at, received_at, due_at, inline_until,
    attempts, claimed_until, closed_at, failure, step, content, notes
from inbox order by id;

drop table inbox;
alter table inbox_keyed rename to inbox;

create index inbox_due on inbox (due_at, id, contact_id) where closed_at is null;
create index inbox_claimed on inbox (contact_id) where closed_at is null and claimed_until > 0;
