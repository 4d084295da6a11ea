-- Places that are out of a product they keep. Where a product is only sold, and nothing of it was ever counted or brought, there is no shelf.
create view read.empty_shelves as
select sku, location, level from stock
where level <= 0
    and exists (select from stock_movements move where move.sku = stock.sku and move.location = stock.location
        and move.kind in ('counted', 'received', 'adjusted', 'transferred', 'delivered'));
