-- Questions in own words that had no sure answer, for those who write the answers. Nothing here leads back to a person: no contact, no time but the day, ids in no order, words masked.

create table questions (
    id text primary key not null,
    day text not null,
    release text not null,
    language text not null,
    band text not null,
    question text not null,
    candidates text not null,
    chosen text
) without rowid;

create index questions_open on questions (question) where chosen is null;
