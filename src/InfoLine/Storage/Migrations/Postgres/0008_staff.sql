-- Information centres. None is shipped: an administrator adds them. A closed one keeps its row, since tickets and the audit log name it.

create table centres (
    id text collate "C" primary key not null,
    name_en text not null,
    name_hi text not null,
    language text not null,
    phone text,
    created_at bigint not null,
    closed_at bigint,
    version bigint not null
);

-- The districts and blocks that a centre serves: ids of places in the dialogs.
create table centre_places (
    place text collate "C" not null,
    centre_id text collate "C" not null references centres (id),
    primary key (place, centre_id)
);

create index centre_places_centre on centre_places (centre_id);

-- Who signs in. Without a password somebody is invited and has not come yet. The authenticator's secret is protected with a key of data_keys;
-- its step is that of the last code that was taken, so that no code counts twice. all_centres is 1 or 0.
create table staff (
    id text collate "C" primary key not null,
    user_name text not null,
    user_key text collate "C" not null,
    display_name text not null,
    password_hash text,
    stamp text not null,
    authenticator text,
    authenticator_step bigint,
    roles text not null,
    all_centres bigint not null,
    language text not null,
    created_at bigint not null,
    disabled_at bigint,
    version bigint not null
);

create unique index staff_user_key on staff (user_key);

create table staff_centres (
    staff_id text collate "C" not null references staff (id),
    centre_id text collate "C" not null references centres (id),
    primary key (staff_id, centre_id)
);

-- One row that every change of staff writes first: changes of who may do what happen one after the other, so that one administrator always remains.
create table staff_turn (
    id bigint primary key not null,
    changes bigint not null
);

insert into staff_turn (id, changes) values (1, 0);

create table staff_recovery_codes (
    code_hash text collate "C" primary key not null,
    staff_id text collate "C" not null references staff (id),
    used_at bigint
);

create index staff_recovery_codes_staff on staff_recovery_codes (staff_id);

-- Only the hash of the key in the cookie. A session counts while its stamp is that of its person; without confirmed_at the second step is still to come.
create table staff_sessions (
    key_hash text collate "C" primary key not null,
    id text collate "C" not null,
    staff_id text collate "C" not null references staff (id),
    stamp text not null,
    browser text not null,
    created_at bigint not null,
    seen_at bigint not null,
    ends_at bigint not null,
    confirmed_at bigint,
    ended_at bigint
);

create index staff_sessions_staff on staff_sessions (staff_id, created_at);
create index staff_sessions_ends on staff_sessions (ends_at);

-- Browsers that somebody has signed in with: what strangers try does not keep these out.
create table staff_devices (
    key_hash text collate "C" not null,
    staff_id text collate "C" not null references staff (id),
    seen_at bigint not null,
    primary key (key_hash, staff_id)
);

-- One-time links: for a password of a person who is there (an invitation, a forgotten password), or for a new administrator, who has no row yet.
create table staff_links (
    token_hash text collate "C" primary key not null,
    purpose text not null,
    staff_id text collate "C" references staff (id),
    made_by text collate "C",
    made_at bigint not null,
    ends_at bigint not null,
    used_at bigint
);

create index staff_links_staff on staff_links (staff_id);

-- Wrong passwords and codes of the last day. The source is a hash of the address or the device.
create table failed_sign_ins (
    id text collate "C" primary key not null,
    account text collate "C" not null,
    source text collate "C" not null,
    at bigint not null
);

create index failed_sign_ins_account on failed_sign_ins (account, at);
create index failed_sign_ins_source on failed_sign_ins (source, at);
create index failed_sign_ins_at on failed_sign_ins (at);

-- Who did what, when, about whom. Rows are only ever added. Never a message text; who is empty for whoever runs the machine.
create table audit (
    id text collate "C" primary key not null,
    at bigint not null,
    staff_id text collate "C",
    what text not null,
    about_kind text not null,
    about_id text collate "C" not null,
    centre_id text collate "C",
    detail text
);

create index audit_staff on audit (staff_id, id);
create index audit_about on audit (about_id, id);

-- Keys that protect forms and authenticator secrets, as the framework writes them.
create table data_keys (
    id text collate "C" primary key not null,
    xml text not null,
    created_at bigint not null
);
