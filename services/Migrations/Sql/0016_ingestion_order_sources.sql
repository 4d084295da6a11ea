-- An order is known by its number and by the source that numbers: two tills may both have an order 1. What was stored before this names no
-- source, until it is read from the log again.

alter table sales add column source text collate "C" not null default '';

alter table order_days
    add column source text collate "C" not null default '',
    drop constraint order_days_pkey,
    add primary key (day, source, order_id, customer_id, store, channel, country);

-- One text to count orders by: it compares as fast as the number alone, and neither of its parts can hold what is between them.
create or replace view read.sales as
select event_id, order_id, line_no, occurred_at, day, sku, quantity, unit_price, discount, currency, revenue, customer_id, country, region,
    store, coalesce(nullif(store, ''), current_setting('bizpulse.default_location')) as location, channel, promotion_id, source,
    order_id || e'\x1f' || source as order_key
from sales;

create or replace view read.order_days as
select day, order_id, customer_id, store, channel, country, lines, sold_lines, units, revenue, source,
    order_id || e'\x1f' || source as order_key
from order_days;
