-- Sentences come from the page that shows them: what is kept is a key. What was kept as a sentence is told by it.

alter table forecasts rename column why to method_reason;
update forecasts set
    method_reason = case
        when method = 'none' then 'nothingKnown'
        when method = 'category' and method_reason like '%from all products.' then 'likeAllProducts'
        when method = 'category' and method_reason like '%its own average alone%' then 'ownAverage'
        when method = 'category' then 'likeItsCategory'
        when level <> 'product' and measure = 'units' then 'sumOfProducts'
        when level <> 'product' then 'agreesWithParts'
        when method_reason like '%It replaces the former choice%' then 'replaced'
        when method_reason like '%The former choice was kept%' then 'kept'
        else 'firstChoice'
    end,
    warning = case
        when warning like 'Repeating the last season did slightly better%' then 'repeatingDidBetter'
        when warning like 'Repeating the last season%' then 'repeatsLastSeason'
        when warning like 'Never sold%' then 'neverSold'
        when warning like 'Only % days are known.' then 'fewDays'
        when warning like 'Too little history%' then 'shortHistory'
        when warning is not null then 'nothingKnown'
    end;

update forecast_heads set last_error = case
    when last_error like 'It sold %' then 'absurdSales'
    when last_error like 'It is no product%' then 'noGoods'
    when last_error like 'Given up%' then 'givenUp'
    else 'failed'
end where last_error is not null;
alter table forecast_heads rename column last_error to failure;

alter table runs rename column message to failure;
update runs set failure = 'givenUp' where failure is not null;
