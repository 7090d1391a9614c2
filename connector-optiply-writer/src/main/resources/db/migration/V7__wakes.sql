-- Products on which more resources wait than one transaction should touch: they are woken in chunks, in the order of their keys.
create table wake (
    scope_id   bigint           not null,
    parent_key text collate "C" not null,
    everybody  boolean          not null,
    after_type text             not null default '',
    after_key  text collate "C" not null default '',
    primary key (scope_id, parent_key)
);
comment on column wake.everybody is 'also those that are content without the product';
