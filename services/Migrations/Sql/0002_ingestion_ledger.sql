-- What happened, once per event id. Everything else in this schema can be derived again from these tables.
-- Identifiers are compared byte by byte (collate "C"): they are keys of every rollup.

create table sales (
    event_id     uuid primary key,
    order_id     text collate "C" not null,
    line_no      int not null,
    occurred_at  timestamptz not null,
    day          date not null,            -- the business day
    sku          text collate "C" not null,
    quantity     numeric(11, 3) not null,  -- negative: a return
    unit_price   numeric(19, 6) not null,
    discount     numeric(19, 6) not null,
    currency     text not null,
    revenue      numeric(25, 6),           -- in the house currency; null while there is no rate for the day
    customer_id  text collate "C",
    country      text collate "C" not null,  -- '' where unknown, as store and channel: they are keys of rollups
    region       text,
    store        text collate "C" not null,
    channel      text collate "C" not null,
    promotion_id text,
    import_id    uuid
);

create index sales_by_time on sales using brin (occurred_at);
create index sales_by_sku on sales (sku, occurred_at);
create index sales_by_import on sales (import_id) where import_id is not null;
create index sales_unconverted on sales (currency, day) where revenue is null;

-- A transfer has two legs. 'counted' sets a level; 'placed' and 'dispatched' belong to purchase orders and move nothing yet.
create table stock_movements (
    event_id          uuid not null,
    leg               smallint not null,
    kind              text not null check (kind in
        ('received', 'adjusted', 'counted', 'transferred', 'placed', 'dispatched', 'delivered')),
    occurred_at       timestamptz not null,
    sku               text collate "C" not null,
    location          text collate "C" not null,
    quantity          numeric(11, 3) not null,
    purchase_order_id text collate "C",
    supplier_id       text,
    unit_cost         numeric(19, 6),
    expected_on       date,
    reason            text,
    import_id         uuid,
    primary key (event_id, leg)
);

create index stock_movements_by_place on stock_movements (sku, location, occurred_at);
create index stock_movements_by_order on stock_movements (purchase_order_id) where purchase_order_id is not null;
create index stock_movements_by_import on stock_movements (import_id) where import_id is not null;

create table catalog_events (
    event_id    uuid primary key,
    kind        text not null,
    subject     text collate "C" not null,  -- a sku, or a supplier
    occurred_at timestamptz not null,
    day         date not null,
    body        jsonb not null,
    import_id   uuid
);

create index catalog_events_by_subject on catalog_events (subject, kind, occurred_at desc, event_id desc);
create index catalog_events_by_import on catalog_events (import_id) where import_id is not null;

create table engagement (
    event_id      uuid primary key,
    sku           text collate "C" not null,
    hour          timestamptz not null,
    day           date not null,
    views         int not null,
    cart_adds     int not null,
    purchases     int not null,
    rating        numeric,
    current_price numeric(19, 6),
    base_price    numeric(19, 6),
    popularity    numeric,
    import_id     uuid
);

create index engagement_by_sku on engagement (sku, hour);
create index engagement_by_import on engagement (import_id) where import_id is not null;

-- One unit of a currency in the house currency; holds until the next one.
create table fx_rates (
    currency text not null,
    day      date not null,
    rate     numeric(19, 9) not null check (rate > 0 and rate <= 1000000),
    primary key (currency, day)
);
