-- The trace (W3C traceparent) of the message that changed a product last, so that what follows from it continues that trace.
alter table product_changes add column trace text;
