-- Ways to help, followed to the end. Times are UTC milliseconds. What a referral waits for stands in the referral itself: due_at is the first of its timers,
-- so that whoever changes the referral changes its timers in the same breath.

create table referrals (
    id text primary key not null,
    code text not null unique,
    version bigint not null,
    person_id text not null,
    need text not null,
    source text not null,
    mode text not null,
    consent text,
    status text not null,
    outcome text not null,
    verified_by text,
    provider_id text,
    service_id text,
    service_at_location_id text,
    tried text not null,
    tries bigint not null,
    answer_by bigint,
    contact_by bigint,
    late_at bigint,
    misses bigint not null,
    asked_kind text,
    asked_day bigint,
    asked_at bigint,
    timers text not null,
    due_at bigint,
    created_at bigint not null,
    sent_at bigint,
    accepted_at bigint,
    completed_at bigint,
    closed_at bigint,
    event_count bigint not null
) without rowid;

create index referrals_due on referrals (due_at, id) where due_at is not null;
create index referrals_person on referrals (person_id, created_at);

create table referral_events (
    referral_id text not null references referrals (id),
    number bigint not null,
    at bigint not null,
    name text not null,
    from_status text not null,
    to_status text not null,
    actor text not null,
    actor_id text,
    channel text,
    provider_id text,
    reason text,
    day bigint not null,
    answer bigint not null,
    primary key (referral_id, number)
) without rowid;

create table referral_cases (
    id text primary key not null,
    referral_id text not null references referrals (id),
    reason text not null,
    opened_at bigint not null,
    closed_at bigint
) without rowid;

create unique index referral_cases_open on referral_cases (referral_id, reason) where closed_at is null;

-- What we said without having been asked: the weekly limit counts it.
create table proactive_messages (
    contact_id text not null,
    sent_at bigint not null,
    message_id text not null,
    primary key (contact_id, sent_at, message_id)
) without rowid;

create table provider_silences (
    provider_id text primary key not null,
    silences bigint not null,
    paused_at bigint
) without rowid;

-- How many people a service is asked to help or is helping: counted as it changes, because every match asks it of all services.
create table service_loads (
    service_id text primary key not null,
    open_referrals bigint not null
) without rowid;

create table wrong_codes (
    contact_id text not null,
    id text not null,
    at bigint not null,
    primary key (contact_id, id)
) without rowid;

-- What we write first must not leave in the quiet hours, even if it was to leave in the evening.
alter table outbox add column not_after bigint;
