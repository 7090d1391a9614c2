-- A failure is told once, not again after each attempt in between which ended otherwise.
alter table resource add column told text;
comment on column resource.told is 'cause of the failure that was told last; none once the record is at rest';
update resource set told = cause where state = 'failed';
