-- Who of staff read the notice to a person and wrote their yes down; empty where the person said it themselves.
alter table consents add column assisted_by text;

-- In whose name something was said because of a ticket: staff; line, which tells what was done at the desk; ask, which asks the person to write.
alter table ticket_replies add column purpose text not null default 'staff';

-- What somebody at the desk has written to a person and not sent yet.
create table ticket_drafts (
    contact_id text not null,
    ticket_id text not null,
    staff_id text not null,
    words text not null,
    at bigint not null,
    primary key (contact_id, ticket_id, staff_id)
) without rowid;
