-- By time, so that a report of a month reads a month. Not with all that is counted, as in SQLite: an entry of that length may be refused here, and
-- a step of a referral that changes no column of an index stays on its page.

create index people_report on people (created_at, id);
create index referrals_report on referrals (created_at, id);
