-- Sums over the ledger, kept in the same transaction as it. Updated in place, so their pages keep room for it.

-- Units and revenue are net of returns; "returned" tells them on their own, with their sign.
create table sales_daily (
    day              date not null,
    sku              text collate "C" not null,
    store            text collate "C" not null,
    channel          text collate "C" not null,
    country          text collate "C" not null,
    lines            bigint not null,
    units            numeric not null,
    returned_units   numeric not null,
    promoted_units   numeric not null,     -- sold under a promotion
    revenue          numeric not null,
    returned_revenue numeric not null,
    unconverted      bigint not null,      -- lines without a rate: their units count, their money can't
    primary key (day, sku, store, channel, country)
) with (fillfactor = 80);

create table sales_hourly (
    day     date not null,
    hour    smallint not null,             -- of the business day's clock
    store   text collate "C" not null,
    channel text collate "C" not null,
    country text collate "C" not null,
    lines   bigint not null,
    units   numeric not null,
    revenue numeric not null,
    primary key (day, hour, store, channel, country)
) with (fillfactor = 80);

-- One row per order, day, customer and place: distinct orders and customers do not add up over days or places, they are
-- counted here. An order counts while it has a sold line; customer_id is '' where unknown.
create table order_days (
    day         date not null,
    order_id    text collate "C" not null,
    customer_id text collate "C" not null,
    store       text collate "C" not null,
    channel     text collate "C" not null,
    country     text collate "C" not null,
    lines       bigint not null,
    sold_lines  bigint not null,
    units       numeric not null,
    revenue     numeric not null,
    primary key (day, order_id, customer_id, store, channel, country)
) with (fillfactor = 90);

create table engagement_daily (
    day          date not null,
    sku          text collate "C" not null,
    observations bigint not null,
    views        bigint not null,
    cart_adds    bigint not null,
    purchases    bigint not null,
    primary key (day, sku)
) with (fillfactor = 80);

-- The newest count (by time, then event id) and everything after it; without a count, everything.
create table stock_levels (
    sku        text collate "C" not null,
    location   text collate "C" not null,
    level      numeric not null,
    counted_at timestamptz not null default '-infinity',
    primary key (sku, location)
) with (fillfactor = 50);

create table purchase_orders (
    purchase_order_id text collate "C" not null,
    sku               text collate "C" not null,
    location          text collate "C" not null,
    supplier_id       text,
    placed_at         timestamptz,         -- null while only deliveries of it are known
    ordered           numeric not null,
    dispatched        numeric not null,
    received          numeric not null,
    unit_cost         numeric,
    expected_on       date,
    primary key (purchase_order_id, sku)
);

create index purchase_orders_by_sku on purchase_orders (sku);
