-- What reports count by and no row had: how far the work of a person is, and what a referral's history says, in its own row. Two million histories take a minute to read, two million rows a second.
-- refusals: one word a refusal, 'no_capacity@' and the provider ('silence@…' for one that did not answer). answers: one word a question, '3=0' when it was asked on day 3, '3=1' when 1 was the answer; the later word of a day counts.

alter table people add column stage text;
update people set stage = fields::json ->> 'stage' where erased_at is null;

alter table referrals add column acknowledged_at bigint;
alter table referrals add column contacted_at bigint;
alter table referrals add column refusals text;
alter table referrals add column answers text;

update referrals set
    acknowledged_at = (select max(at) from referral_events where referral_id = referrals.id and name = 'acknowledged'),
    contacted_at = (select max(at) from referral_events where referral_id = referrals.id and name = 'contacted'),
    refusals = (
        select string_agg(case name when 'expired' then 'silence' else coalesce(reason, 'other') end || '@' || coalesce(provider_id, ''), ' ' order by number)
        from referral_events where referral_id = referrals.id and name in ('declined', 'expired')),
    answers = (select string_agg(day || '=' || answer, ' ' order by number) from referral_events where referral_id = referrals.id and name in ('asked', 'answered'));
