-- Lines are not indexed by item: that would cost the largest table an index for something that hardly ever happens. All lines of a tenant are walked along the index they
-- have, a chunk at a time, for all removed products together; those that are removed meanwhile have the next walk.
alter table revisit add column walking boolean not null default false;
create table revisit_walk (
    scope_id  bigint primary key,
    step      int                not null default 0,
    after_key text collate "C"   not null default ''
) with (fillfactor = 50);
