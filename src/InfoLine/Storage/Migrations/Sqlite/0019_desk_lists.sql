-- Lists that members of staff keep under names of their own, each as the query of its address. folded: the name as names are compared.
create table desk_lists (
    staff_id text not null,
    id text not null,
    name text not null,
    folded text not null,
    list text not null,
    created_at bigint not null,
    primary key (staff_id, id)
) without rowid;

create unique index desk_lists_name on desk_lists (staff_id, folded);
