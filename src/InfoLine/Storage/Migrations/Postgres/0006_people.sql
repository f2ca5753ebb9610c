-- Registered people. Several may share a contact (a phone), so every key begins with it. The columns beside the answers are those that reports
-- count by; all answers, these too, are in fields as JSON. A person who was erased leaves a row without a word, so that nothing is counted twice.

create table people (
    contact_id text collate "C" not null,
    id text collate "C" not null,
    name text not null,
    gender text,
    age text,
    district text,
    block text,
    sector text,
    need text,
    fields text not null,
    unsure text,
    language text,
    created_at bigint not null,
    updated_at bigint not null,
    erased_at bigint,
    primary key (contact_id, id)
);

create unique index people_id on people (id);

-- What people agreed to, word by word, and who, when, where and by which message. Kept when the person is erased: it is our proof.
create table consent_texts (
    version text collate "C" primary key not null,
    words text not null,
    first_at bigint not null
);

-- person_id is empty until the registration is finished.
create table consents (
    contact_id text collate "C" not null,
    id text collate "C" not null,
    person_id text,
    step text not null,
    text_version text not null references consent_texts (version),
    language text,
    route text not null,
    inbox_id text not null,
    given_at bigint not null,
    withdrawn_at bigint,
    primary key (contact_id, id)
);

-- Wishes to be deleted: the proof, and what is still to be done. Messages are emptied little by little, because no index finds those of one contact.
create table erasures (
    contact_id text collate "C" not null,
    id text collate "C" not null,
    person_id text,
    messages bigint not null,
    inbox_id text not null,
    requested_at bigint not null,
    done_at bigint,
    primary key (contact_id, id)
);

create index erasures_open on erasures (requested_at) where done_at is null;
