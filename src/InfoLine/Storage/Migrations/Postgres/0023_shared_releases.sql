-- The files of the newest releases, in UTF-8 and just as the compiler was given them, so that every replica can bring them into force.
create table release_files (
    number bigint not null,
    path text collate "C" not null,
    body bytea not null,
    primary key (number, path)
);

-- What was learned about what people ask, so that one replica learns it for all: a file in parts of one length and a last one. name says of which topics, and by which build.
create table understandings (
    name text collate "C" not null,
    part bigint not null,
    body bytea not null,
    learned_at bigint not null,
    primary key (name, part)
);
