-- What is not at rest is counted every few seconds; of millions of records that is a handful. The state changes with the index's own condition, or where the row
-- leaves its place anyway.
create index resource_open on resource (scope_id, state) where due or state in ('failed', 'unclear', 'waiting');
