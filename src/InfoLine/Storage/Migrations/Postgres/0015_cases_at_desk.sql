-- What goes wrong with a referral reaches a person. ticket_id: the ticket that shows the case; null while no centre serves the person, and for a case about an office.
-- provider_id: the office that a case is about; null for one about a person. closed_because: what staff wrote when they closed a case about an office.
alter table referral_cases add column ticket_id text collate "C";
alter table referral_cases add column provider_id text collate "C";
alter table referral_cases add column closed_by text;
alter table referral_cases add column closed_because text;

-- Silence is noted in the same step in which the case opens.
update referral_cases set provider_id = (
    select max(e.provider_id) from referral_events e where e.referral_id = referral_cases.referral_id and e.name = 'expired' and e.at = referral_cases.opened_at)
where reason = 'provider_silent';

-- Two offices may be silent about one referral.
drop index referral_cases_open;
create unique index referral_cases_open on referral_cases (referral_id, reason, coalesce(provider_id, '')) where closed_at is null;
create index referral_cases_ticket on referral_cases (ticket_id) where ticket_id is not null;
create index referral_cases_without_ticket on referral_cases (id) where closed_at is null and ticket_id is null;

-- Which list a member of staff opens first, as the query of its address.
create table desk_starts (
    staff_id text collate "C" primary key not null,
    list text not null,
    set_at bigint not null
);
