-- The directory of those who help: the objects of HSDS 3.1 with the columns of our profile (docs/hsds-profile), one table each.
-- Every import has a number. A row remembers the import that added it, the one that changed it last, and the last one that held it; fingerprint tells whether it is the same.

create table directory_imports (
    number bigint primary key not null,
    at bigint not null,
    source text not null,
    added bigint not null,
    changed bigint not null,
    withdrawn bigint not null
) without rowid;

create table directory_organization (
    id text primary key not null,
    name text not null,
    description text not null,
    alternate_name text,
    email text,
    website text,
    uri text,
    legal_status text,
    parent_organization_id text,
    kind text,
    name_hi text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create table directory_unit (
    id text primary key not null,
    name text not null,
    scheme text,
    identifier text,
    uri text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create table directory_location (
    id text primary key not null,
    location_type text not null,
    name text,
    alternate_name text,
    description text,
    transportation text,
    latitude text,
    longitude text,
    external_identifier text,
    external_identifier_type text,
    url text,
    place text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create table directory_service (
    id text primary key not null,
    organization_id text not null,
    name text not null,
    alternate_name text,
    description text,
    url text,
    email text,
    status text not null,
    interpretation_services text,
    application_process text,
    fees_description text,
    accreditations text,
    eligibility_description text,
    minimum_age bigint,
    maximum_age bigint,
    assured_date text,
    assurer_email text,
    alert text,
    last_modified text,
    need text,
    topics text,
    women_only bigint,
    woman_available bigint,
    groups text,
    state text,
    name_hi text,
    alert_hi text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create table directory_service_at_location (
    id text primary key not null,
    service_id text not null,
    location_id text not null,
    description text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create index directory_service_at_location_service on directory_service_at_location (service_id);

create table directory_address (
    id text primary key not null,
    location_id text,
    attention text,
    address_1 text,
    address_2 text,
    city text,
    region text,
    state_province text not null,
    postal_code text,
    country text not null,
    address_type text not null,
    village text,
    block text,
    district text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create table directory_service_area (
    id text primary key not null,
    service_id text,
    service_at_location_id text,
    name text,
    description text,
    extent text,
    extent_type text,
    uri text,
    place text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create index directory_service_area_service on directory_service_area (service_id);

create table directory_schedule (
    id text primary key not null,
    service_id text,
    location_id text,
    service_at_location_id text,
    valid_from text,
    valid_to text,
    dtstart text,
    timezone text,
    until text,
    count bigint,
    wkst text,
    freq text,
    interval bigint,
    byday text,
    byweekno text,
    bymonthday text,
    byyearday text,
    description text,
    opens_at text,
    closes_at text,
    schedule_link text,
    attending_type text,
    notes text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create index directory_schedule_service on directory_schedule (service_id);

create table directory_phone (
    id text primary key not null,
    organization_id text,
    service_id text,
    location_id text,
    service_at_location_id text,
    number text not null,
    extension text,
    type text,
    description text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create index directory_phone_service on directory_phone (service_id);

create table directory_language (
    id text primary key not null,
    service_id text,
    location_id text,
    name text,
    code text,
    note text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create index directory_language_service on directory_language (service_id);

create table directory_required_document (
    id text primary key not null,
    service_id text,
    document text,
    uri text,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create index directory_required_document_service on directory_required_document (service_id);

create table directory_service_capacity (
    id text primary key not null,
    service_id text not null,
    unit_id text,
    available bigint not null,
    maximum bigint,
    description text,
    updated text not null,
    fingerprint text not null,
    added_in bigint not null,
    changed_in bigint not null,
    seen_in bigint not null
) without rowid;

create index directory_service_capacity_service on directory_service_capacity (service_id);
