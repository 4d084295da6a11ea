using BizPulse.Data;

namespace BizPulse.Ingestion.Storing.Ledgers;

/// <summary>
/// The catalogue as its events tell it: the newest description of each subject, by time and then event id.
/// </summary>
internal static class Catalog
{
    private static Sql NewestFirst => $"order by occurred_at desc, event_id desc limit 1";

    public static Sql DeriveProducts(Sql touched) => $"""
        insert into products as kept (sku, name, category, brand, image_url, unit_cost, list_price, min_price, max_price,
            price_strategy,
            supplier_id, lead_time_days, pack_size, moq, rating, kind, described_at)
        select touched.subject, body."name", body."category", body."brand", body."imageUrl", body."unitCost",
            price.amount,
            body."minPrice", body."maxPrice", body."priceStrategy", body."supplierId", body."leadTimeDays",
            body."packSize",
            body."moq", body."rating", coalesce(body."kind", 'goods'), description.occurred_at
        from {touched} touched
        left join lateral (
            select body, occurred_at from catalog_events
            where subject = touched.subject and kind = 'ProductUpserted' {NewestFirst}) description on true
        left join lateral (
            select coalesce(body ->> 'price', body ->> 'listPrice')::numeric as amount from catalog_events
            where subject = touched.subject and kind in ('ProductUpserted', 'PriceChanged')
                and (body ? 'price' or body ? 'listPrice') {NewestFirst}) price on true
        cross join lateral jsonb_to_record(coalesce(description.body, jsonb_build_object())) as body(
            "name" text, "category" text, "brand" text, "imageUrl" text, "unitCost" numeric, "minPrice" numeric,
            "maxPrice" numeric,
            "priceStrategy" text, "supplierId" text, "leadTimeDays" int, "packSize" int, "moq" int, "rating" numeric,
            "kind" text)
        order by touched.subject
        on conflict (sku) do update set name = excluded.name, category = excluded.category, brand = excluded.brand,
            image_url = excluded.image_url, unit_cost = excluded.unit_cost, list_price = excluded.list_price,
            min_price = excluded.min_price, max_price = excluded.max_price, price_strategy = excluded.price_strategy,
            supplier_id = excluded.supplier_id, lead_time_days = excluded.lead_time_days,
            pack_size = excluded.pack_size,
            moq = excluded.moq, rating = excluded.rating, kind = excluded.kind, described_at = excluded.described_at
        """;

    /// <summary>One cost per business day: the last one told on it.</summary>
    public static Sql DeriveCosts(Sql touched) => $"""
        insert into product_costs (sku, valid_from, unit_cost)
        select distinct on (subject, day) subject, day, (body ->> 'unitCost')::numeric
        from catalog_events
        where kind = 'ProductUpserted' and body ? 'unitCost' and subject in (select subject from {touched} touched)
        order by subject, day, occurred_at desc, event_id desc
        on conflict (sku, valid_from) do update set unit_cost = excluded.unit_cost
            where product_costs.unit_cost <> excluded.unit_cost
        """;

    public static Sql DerivePrices(Sql touched) => $"""
        insert into product_prices (sku, valid_from, price)
        select distinct on (subject, occurred_at) subject, occurred_at,
            coalesce(body ->> 'price', body ->> 'listPrice')::numeric
        from catalog_events
        where kind in ('ProductUpserted', 'PriceChanged') and (body ? 'price' or body ? 'listPrice')
            and subject in (select subject from {touched} touched)
        order by subject, occurred_at, event_id desc
        on conflict (sku, valid_from) do update set price = excluded.price
            where product_prices.price <> excluded.price
        """;

    public static Sql DeriveSuppliers(Sql touched) => $"""
        insert into suppliers as kept (supplier_id, name, lead_time_days, lead_time_spread_days)
        select distinct on (subject) subject, body ->> 'name', (body ->> 'leadTimeDays')::int,
            (body ->> 'leadTimeSpreadDays')::numeric
        from catalog_events
        where kind = 'SupplierUpserted' and subject in (select subject from {touched} touched)
        order by subject, occurred_at desc, event_id desc
        on conflict (supplier_id) do update set name = excluded.name, lead_time_days = excluded.lead_time_days,
            lead_time_spread_days = excluded.lead_time_spread_days
        """;
}
