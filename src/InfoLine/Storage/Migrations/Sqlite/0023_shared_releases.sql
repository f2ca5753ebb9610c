-- The files of the newest releases, for replicas. With SQLite it stays empty: there is one process, and the folder is the truth.
create table release_files (
    number bigint not null,
    path text not null,
    body blob not null,
    primary key (number, path)
);

-- What was learned about what people ask, for replicas. With SQLite it stays empty: what was learned is in a file beside the database.
create table understandings (
    name text not null,
    part bigint not null,
    body blob not null,
    learned_at bigint not null,
    primary key (name, part)
);
