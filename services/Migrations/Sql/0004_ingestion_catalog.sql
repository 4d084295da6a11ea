-- The catalogue as it stands: the newest description of each product and supplier.

create table products (
    sku            text collate "C" primary key,
    name           text,
    category       text,
    brand          text,
    image_url      text,
    unit_cost      numeric(19, 6),
    list_price     numeric(19, 6),
    min_price      numeric(19, 6),
    max_price      numeric(19, 6),
    price_strategy text,
    supplier_id    text,
    lead_time_days int,
    pack_size      int,
    moq            int,
    rating         numeric,
    kind           text not null default 'goods' check (kind in ('goods', 'service')),
    described_at   timestamptz,
    -- Known only from its sales or stock: nobody has described it yet.
    incomplete     boolean not null generated always as (described_at is null) stored,
    -- Counted or received at least once. Without that nobody knows its stock.
    tracked        boolean not null default false
) with (fillfactor = 80);

create table product_costs (
    sku        text collate "C" not null,
    valid_from date not null,
    unit_cost  numeric(19, 6) not null,
    primary key (sku, valid_from)
);

create table product_prices (
    sku        text collate "C" not null,
    valid_from timestamptz not null,
    price      numeric(19, 6) not null,
    primary key (sku, valid_from)
);

create table suppliers (
    supplier_id           text primary key,
    name                  text,
    lead_time_days        int,
    lead_time_spread_days numeric
);

-- Services and untracked products have no stock to speak of.
create view stock as
select level.sku, level.location, level.level
from stock_levels level
join products product on product.sku = level.sku and product.tracked and product.kind = 'goods';
