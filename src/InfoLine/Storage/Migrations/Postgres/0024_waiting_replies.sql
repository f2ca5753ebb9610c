-- A reply that is in hand when it is written enters no index of what waits, and needs not leave it: what is in hand for too long is looked for now and then among all that is open (decision 27).
drop index outbox_due;
create index outbox_due on outbox (route, priority, due_at, position) where closed_at is null and state <> 'sending';
