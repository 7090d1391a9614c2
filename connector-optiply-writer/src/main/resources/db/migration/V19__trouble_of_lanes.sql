-- What keeps a whole lane from writing, as its owner found it: work that waits for the vendor or for an operator, not for more replicas.
alter table lane add column trouble text;
comment on column lane.trouble is 'cause for which nothing of the tenant can be written; null when the last call was answered, or none was made yet';
