-- What the links of providers are signed with, the newest first in use. In the database, so that every process and every backup knows it.

create table link_keys (
    number bigint primary key not null,
    value blob not null,
    created_at bigint not null
) without rowid;

-- Which of our messages to providers tell what somebody agreed to share: they are emptied when that person is erased.
create table referral_shares (
    referral_id text not null references referrals (id),
    message_id text not null,
    primary key (referral_id, message_id)
) without rowid;
