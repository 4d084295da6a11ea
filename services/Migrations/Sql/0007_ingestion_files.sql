-- Files that were sent to be imported, and how far each one is.
create table import_files (
    id          uuid primary key references imports (id),
    name        text not null,
    mapping     text not null,
    state       text not null check (state in ('queued', 'running', 'completed', 'failed', 'cancelled')),
    rows        bigint not null default 0,
    accepted    bigint not null default 0,
    rejected    bigint not null default 0,
    error       text,                      -- why the file as a whole failed
    created_by  text not null,
    created_at  timestamptz not null default now(),
    started_at  timestamptz,
    finished_at timestamptz
) with (fillfactor = 70);

create index import_files_by_time on import_files (created_at desc, id);

-- Rows that broke a rule: the report of a file. The first hundred thousand are kept.
create table import_rejections (
    import_id  uuid not null references import_files (id),
    row_number bigint not null,
    field      text not null,
    reason     text not null
);

create index import_rejections_by_import on import_rejections (import_id, row_number);

-- Column mappings that someone saved; those that come with BizPulse are not here.
create table column_mappings (
    name     text primary key,
    mapping  jsonb not null,
    saved_by text not null,
    saved_at timestamptz not null default now()
);
