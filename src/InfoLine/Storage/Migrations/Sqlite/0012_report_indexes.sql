-- What reports count by, beside each other: a report reads these and neither table, whose rows are several times as long. Ordered by time, so that
-- one of a month reads a month, and new rows land at the end. A registration writes one entry more, a step of a referral moves one.

create index people_report on people (created_at, id, gender, district, block, need, sector, stage, erased_at);

create index referrals_report on referrals (
    created_at, id, person_id, need, status, outcome, verified_by, sent_at, acknowledged_at, accepted_at, contacted_at, completed_at, refusals, answers, provider_id);
