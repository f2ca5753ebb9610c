-- What is open of a person is looked for by words that no other index has, or PostgreSQL may take the index of all that are open, which is longer the more wait (decision 24).
drop index inbox_claimed;
create index inbox_open on inbox (contact_id, due_at) where coalesce(closed_at, 0) = 0;
drop index outbox_contact;
create index outbox_open on outbox (contact_id, route, priority, position) where coalesce(closed_at, 0) = 0;
