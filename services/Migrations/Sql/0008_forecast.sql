-- What was forecast, and the work that makes it.

-- What someone or the clock asked for; its jobs are parts that any replica can take.
create table runs (
    id           uuid primary key,
    kind         text not null check (kind in ('choice', 'requested')),
    scope        text not null,           -- what was asked for: who asks the same meanwhile is told of this one
    requested_by text,                    -- null: the clock
    requested_at timestamptz not null default now(),
    started_at   timestamptz,
    finished_at  timestamptz,
    products     int not null,
    done         int not null default 0,
    failed       int not null default 0,
    message      text
) with (fillfactor = 70);

create index runs_by_time on runs (requested_at desc);

-- A job is leased: whoever holds the token until then may write its result. It is gone when it is done. Without skus it is the last of
-- its run: categories and the whole house, which add up what the others made.
create table jobs (
    id           bigint generated always as identity primary key,
    run_id       uuid references runs (id),
    reason       text not null check (reason in ('choice', 'new', 'changed', 'requested')),
    skus         text[] not null,
    attempts     int not null default 0,
    not_before   timestamptz not null default now(),
    created_at   timestamptz not null default now(),
    lease_token  uuid,
    leased_until timestamptz
) with (fillfactor = 70);

create index jobs_by_run on jobs (run_id);

create sequence forecast_versions;

-- Levels: a product, a category, the whole house (key ''). Arrays are row-major, a row per level of probability: days of quantiles, and
-- quantiles of the sum of the first 1, 2, … days, since quantiles do not add.
create table forecasts (
    level             text not null check (level in ('product', 'category', 'total')),
    measure           text not null check (measure in ('units', 'revenue')),
    key               text collate "C" not null,
    version           bigint not null,
    origin            date not null,      -- the last complete business day before it
    data_version      bigint not null,
    created_at        timestamptz not null default now(),
    run_id            uuid,
    reason            text not null check (reason in ('choice', 'new', 'changed', 'requested')),
    method            text not null check (method in ('models', 'category', 'none')),
    models            jsonb not null,
    why               text not null,
    demand_class      text,
    warning           text,
    treatments        jsonb not null,
    accuracy          jsonb,
    history_days      int not null,
    transactions      bigint not null,
    trace_id          text,
    total_mean        real not null,      -- of all its days, beside the arrays that lists need not open
    total_p10         real not null,
    total_p90         real not null,
    mean              real[] not null,
    levels            real[] not null,
    quantiles         real[] not null,
    cumulative_levels real[] not null,
    cumulative        real[] not null,
    primary key (level, measure, key, version)
);

-- The newest forecast of each, and what went wrong since.
create table forecast_heads (
    level           text not null,
    measure         text not null,
    key             text collate "C" not null,
    version         bigint,               -- null: never succeeded
    data_version    bigint not null default 0,
    forecast_at     timestamptz,
    failed_attempts int not null default 0,
    last_error      text,
    next_attempt_at timestamptz,
    primary key (level, measure, key)
) with (fillfactor = 70);
