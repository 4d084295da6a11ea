-- The sum and not the highest: of two forecasts made at the same time, the later number may be there first.
create view read.forecast_version as
select coalesce(sum(version), 0)::bigint as version from forecast_heads;
