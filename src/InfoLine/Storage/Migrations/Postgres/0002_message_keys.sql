-- A message is known by 16 bytes in place of three texts, and open rows by the order in which they are due alone: both were indexes in which
-- every new message fell on another page.

alter table inbox add column message_key bytea;
update inbox set message_key = substring(sha256(convert_to(contact_id || E'\n' || route || E'\n' || provider_message_id, 'UTF8')) from 1 for 16);
alter table inbox alter column message_key set not null;
alter table inbox add unique (contact_id, message_key);
alter table inbox drop constraint inbox_contact_id_route_provider_message_id_key;

drop index inbox_contact;
drop index inbox_due;
create index inbox_due on inbox (due_at, id, contact_id) where closed_at is null;
create index inbox_claimed on inbox (contact_id) where closed_at is null and claimed_until > 0;
