-- The sequence belongs to the column that it numbers, so that whoever loads forecasts finds it. Restored backups have left it behind their
-- forecasts: new versions were then taken for old ones.
alter sequence forecast_versions owned by forecasts.version;

select setval('forecast_versions', newest)
from (select max(version) newest from forecasts) forecasts, forecast_versions
where newest > last_value;
