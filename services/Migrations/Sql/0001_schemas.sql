-- Each service owns one schema and writes nowhere else. What others may read is granted here.

create schema ingestion authorization bizpulse_ingestion;
create schema forecast authorization bizpulse_forecast;
create schema analytics authorization bizpulse_analytics;
create schema gateway authorization bizpulse_gateway;

grant usage on schema ingestion to bizpulse_analytics, bizpulse_forecast;
alter default privileges for role bizpulse_ingestion in schema ingestion
    grant select on tables to bizpulse_analytics, bizpulse_forecast;

grant usage on schema forecast to bizpulse_analytics;
alter default privileges for role bizpulse_forecast in schema forecast
    grant select on tables to bizpulse_analytics;
