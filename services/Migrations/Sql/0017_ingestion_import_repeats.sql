-- Events that came again: with a file although another had brought them, or without a file (null) although one had. Taking back a file
-- leaves what is held by another: the ledger's row then belongs to that one.

create table import_repeats (
    topic     text not null,
    event_id  uuid not null,
    import_id uuid,
    unique nulls not distinct (topic, event_id, import_id)
);

create index import_repeats_by_import on import_repeats (import_id);
