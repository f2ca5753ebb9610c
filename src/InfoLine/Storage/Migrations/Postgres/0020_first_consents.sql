-- A report counts people who agreed, each once: whether a consent is a further one of the same person is known when it is written, and looking for
-- earlier ones of a million people takes longer than all the rest of the report. Phones and chats are counted by the day on which they first wrote.

alter table consents add column further bigint not null default 0;
update consents set further = 1
where exists (select 1 from consents e where e.contact_id = consents.contact_id and e.person_id = consents.person_id and e.id < consents.id);
create index consents_first on consents (given_at) where further = 0;
create index contacts_created on contacts (created_at);
