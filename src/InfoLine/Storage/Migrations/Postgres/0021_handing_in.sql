-- 1 while a replica hands in messages that waited on its disk: turns wait for it.
alter table replicas add column handing_in bigint not null default 0;
