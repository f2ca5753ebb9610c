-- In the same words as on PostgreSQL, which needs them. Only what is claimed of the inbox: one page less for each message (decision 9).
drop index inbox_claimed;
create index inbox_claimed on inbox (contact_id) where coalesce(closed_at, 0) = 0 and claimed_until > 0;
drop index outbox_contact;
create index outbox_open on outbox (contact_id, route, priority, position) where coalesce(closed_at, 0) = 0;
