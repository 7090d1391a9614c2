-- How far the reading of ids from Optiply is, so that a lane that rests or moves goes on where it was. Should the database crash it is begun again.
create unlogged table id_reading (
    scope_id    bigint  not null,
    type        text    not null,
    run         uuid    not null default gen_random_uuid(),
    again       boolean not null,
    found       boolean not null default false,
    next_offset bigint  not null default 0,
    last_id     text,
    complete    boolean not null default false,
    primary key (scope_id, type)
);
comment on column id_reading.again is 'ids of this type were there before: what is found is looked at again';
comment on column id_reading.found is 'something that may be ours was read';

alter table former_id add column reading uuid;
comment on column former_id.reading is 'the reading it was found in; of several records for one key the first of a reading is kept';

-- Records without a remote id that may have been made by us: an account may refuse remote ids. They are recognised by what is in them.
create table nameless_record (
    scope_id   bigint           not null,
    type       text             not null,
    optiply_id text collate "C" not null,
    mark       text collate "C" not null,
    ours       bigint,
    taken_by   text collate "C",
    primary key (scope_id, type, optiply_id)
);
comment on column nameless_record.mark is 'of products skuCode, of sellOrders placed and totalValue';
comment on column nameless_record.ours is 'how many items of Exact have this code; null until it is needed';
create index nameless_record_mark on nameless_record (scope_id, type, mark);
