-- What is sold without a store is sold from the default location. It is a setting, which every connection of a service brings along.

create view read.sales as
select event_id, order_id, line_no, occurred_at, day, sku, quantity, unit_price, discount, currency, revenue, customer_id, country, region,
    store, coalesce(nullif(store, ''), current_setting('bizpulse.default_location')) as location, channel, promotion_id
from sales;

create view read.sales_daily as
select day, sku, store, coalesce(nullif(store, ''), current_setting('bizpulse.default_location')) as location, channel, country,
    lines, units, returned_units, promoted_units, revenue, returned_revenue, unconverted
from sales_daily;

create view read.sales_hourly as
select day, hour, store, channel, country, lines, units, revenue from sales_hourly;

create view read.order_days as
select day, order_id, customer_id, store, channel, country, lines, sold_lines, units, revenue from order_days;

-- Where something was ever sold.
create view read.places as
select distinct country, channel, store from sales_hourly;

create view read.products as
select sku, name, category, brand, image_url, unit_cost, list_price, min_price, max_price, price_strategy, supplier_id, lead_time_days, pack_size, moq,
    rating, kind, incomplete, tracked
from products;

create view read.product_costs as
select sku, valid_from, unit_cost from product_costs;

create view read.suppliers as
select supplier_id, name, lead_time_days, lead_time_spread_days from suppliers;

-- A count sets the level of its place to its quantity; every other kind moves it by that. Orders that were placed or dispatched move nothing.
create view read.stock_moves as
select event_id, leg, sku, location, occurred_at, kind = 'counted' as is_count, quantity,
    kind in ('counted', 'received', 'delivered') as is_first_told, -- from such a move on the stock of a product is known
    kind = 'delivered' as is_delivery, purchase_order_id
from stock_movements
where kind in ('counted', 'received', 'adjusted', 'transferred', 'delivered');

-- As it is now. Services and products whose stock nobody told have none to speak of.
create view read.stock as
select sku, location, level from stock;

create view read.purchase_orders as
select purchase_order_id, sku, location, supplier_id, placed_at, ordered, dispatched, received, unit_cost, expected_on from purchase_orders;

create view read.data_version as
select version from data_version;

create view read.product_changes as
select sku, version, changed_at, trace from product_changes;

-- Events that wait in the log, and those that wait for someone to mend them.
create view read.pipeline as
select coalesce(sum(greatest(status.log_end - place.next_offset, 0)), 0)::bigint as lag,
    (select count(*) from dead_letters where replayed_at is null) as dead_letters
from partition_status status
join consumer_offsets place using (topic, partition);

create view read.imports as
select id, state, rows, accepted, rejected, created_at, finished_at from import_files;
