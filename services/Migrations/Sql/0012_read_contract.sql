-- What services tell each other: views in the schema "read". Tables stay the business of the service that writes them.

create schema read;
grant usage, create on schema read to bizpulse_ingestion, bizpulse_forecast;
grant usage on schema read to bizpulse_analytics;

alter default privileges for role bizpulse_ingestion in schema read grant select on tables to bizpulse_analytics, bizpulse_forecast;
alter default privileges for role bizpulse_forecast in schema read grant select on tables to bizpulse_analytics;

alter default privileges for role bizpulse_ingestion in schema ingestion revoke select on tables from bizpulse_analytics, bizpulse_forecast;
alter default privileges for role bizpulse_forecast in schema forecast revoke select on tables from bizpulse_analytics;
revoke all on all tables in schema ingestion from bizpulse_analytics, bizpulse_forecast;
revoke all on all tables in schema forecast from bizpulse_analytics;
revoke all on schema ingestion from bizpulse_analytics, bizpulse_forecast;
revoke all on schema forecast from bizpulse_analytics;
