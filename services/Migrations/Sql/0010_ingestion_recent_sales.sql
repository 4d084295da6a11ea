-- Sales of a moment are found by the pages that they came in with. Without this, pages filled since the last vacuum are all read.
alter index sales_by_time set (autosummarize = on);
