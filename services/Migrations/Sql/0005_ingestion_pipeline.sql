-- Where the pipeline stands.

-- The truth about what has been read. A generation is one life of the log: it counts up when the log was replaced.
create table consumer_offsets (
    topic       text not null,
    partition   int not null,
    next_offset bigint not null,
    generation  int not null default 0,
    cluster_id  text,
    primary key (topic, partition)
) with (fillfactor = 50);

-- What processors last saw of each partition.
create table partition_status (
    topic     text not null,
    partition int not null,
    log_end   bigint not null,
    owner     text not null,
    seen_at   timestamptz not null,
    primary key (topic, partition)
) with (fillfactor = 50);

create table dead_letters (
    id           bigint generated always as identity primary key,
    topic        text not null,
    partition    int not null,
    generation   int not null,
    "offset"     bigint not null,
    key          bytea,
    body         bytea not null,           -- as it came
    reason       text not null,
    event_id     uuid,
    trace_id     text,
    import_id    uuid,
    recorded_at  timestamptz not null default now(),
    replayed_at  timestamptz,
    replayed_as  bytea,
    unique (topic, partition, generation, "offset")
);

create index dead_letters_open on dead_letters (id) where replayed_at is null;

-- Every commit counts one up; a reader compares it to learn whether anything changed.
create table data_version (
    only_row boolean primary key default true check (only_row),
    version  bigint not null
) with (fillfactor = 50);

insert into data_version (version) values (0);

create table product_changes (
    sku        text collate "C" primary key,
    version    bigint not null,
    changed_at timestamptz not null default now()
) with (fillfactor = 50);

-- What came together and can be taken back together.
create table imports (
    id            uuid primary key,
    taken_back_at timestamptz
);

-- Comparisons of the rollups with the ledger they are sums of.
create table checks (
    id          bigint generated always as identity primary key,
    started_at  timestamptz not null default now(),
    finished_at timestamptz not null,
    differences jsonb not null
);

-- Things an operator should know of, such as a log that was replaced.
create table pipeline_incidents (
    id          bigint generated always as identity primary key,
    occurred_at timestamptz not null default now(),
    kind        text not null,
    detail      text not null
);

-- What each processor says of itself.
create table processor_status (
    owner             text primary key,
    seen_at           timestamptz not null,
    events_per_second double precision not null,
    waits_for         text
) with (fillfactor = 50);
