-- The writer's memory: what Exact said last, what Optiply acknowledged last, and what lies between.

-- One incarnation of a tenant on one Exact division. Everything else hangs on its narrow number.
create table scope (
    scope_id          bigint generated always as identity primary key,
    tenant_id         text        not null,
    incarnation       uuid        not null,
    division          int         not null,
    state             text        not null default 'unknown'
        check (state in ('unknown', 'active', 'paused', 'dormant', 'ended')),
    revision          bigint      not null default -1,
    settings          json,
    account_id        bigint,
    coupling_id       bigint,
    remote_id_refused boolean     not null default false,
    products_since    timestamptz,
    changed_at        timestamptz not null default now(),
    unique (tenant_id, incarnation, division)
);
comment on column scope.products_since is 'vendor time at which the gate of products opened';

-- The offset of the last record about a tenant that was obeyed; a replayed tombstone is not.
create table tenant_record (
    tenant_id text primary key,
    offset_no bigint not null
);

-- Last known state, one partition per kind so that each keeps its own few indexes and its own vacuum.
create table source_row (
    kind         text        not null,
    scope_id     bigint      not null,
    entity_id    uuid        not null,
    epoch        int         not null,
    row_version  bigint      not null,
    deleted      boolean     not null,
    event_id     uuid        not null,
    item_id      uuid,
    parent_id    uuid,
    content_hash uuid,
    arrived      timestamptz not null,
    content      json,
    primary key (kind, scope_id, entity_id)
) partition by list (kind);
comment on column source_row.arrived is 'vendor time at which this content was consumed';

create table source_item partition of source_row for values in ('item') with (fillfactor = 85);
create table source_item_price partition of source_row for values in ('item-price') with (fillfactor = 85);
create table source_stock_position partition of source_row for values in ('stock-position') with (fillfactor = 75);
create table source_warehouse partition of source_row for values in ('warehouse');
create table source_sales_order partition of source_row for values in ('sales-order') with (fillfactor = 85);
create table source_sales_order_line partition of source_row for values in ('sales-order-line') with (fillfactor = 85);
create table source_sales_invoice partition of source_row for values in ('sales-invoice') with (fillfactor = 85);
create table source_sales_invoice_line partition of source_row for values in ('sales-invoice-line') with (fillfactor = 85);
create table source_composition partition of source_row for values in ('composition') with (fillfactor = 85);
create table source_composition_part partition of source_row for values in ('composition-part') with (fillfactor = 85);

create index source_item_price_item on source_item_price (scope_id, item_id);
create index source_stock_position_item on source_stock_position (scope_id, item_id);
create index source_composition_item on source_composition (scope_id, item_id);
create index source_composition_part_parent on source_composition_part (scope_id, parent_id);
create index source_sales_order_parent on source_sales_order (scope_id, parent_id);
create index source_sales_order_line_parent on source_sales_order_line (scope_id, parent_id);
create index source_sales_invoice_parent on source_sales_invoice (scope_id, parent_id);
create index source_sales_invoice_line_parent on source_sales_invoice_line (scope_id, parent_id);

-- One row per record that Optiply has or should have. It is due while wanted > done. The index looks at the generated column, not at the counters,
-- so that a mark on a row that is due already touches no index.
create table resource (
    scope_id     bigint                   not null,
    type         text                     not null,
    key          text collate "C"         not null,
    wanted       bigint                   not null default 1,
    done         bigint                   not null default 0,
    due          boolean                  not null generated always as (wanted > done) stored,
    state        text                     not null default 'new',
    marked_at    timestamptz              not null default now(),
    not_before   timestamptz              not null default '-infinity',
    due_at       timestamptz,
    optiply_id   text,
    acknowledged json,
    intent       json,
    intent_print text,
    verify       boolean                  not null default false,
    watching     boolean                  not null default false,
    attempts     int                      not null default 0,
    cause        text,
    message      text,
    remedy       text,
    notes        json,
    http_status  int,
    changed_at   timestamptz              not null default now(),
    primary key (type, scope_id, key)
) partition by list (type);
comment on column resource.not_before is 'real time before which nothing is tried';
comment on column resource.due_at is 'vendor time at which an attribute changes by itself';
comment on column resource.intent is 'a call that was begun and whose answer is not recorded';
comment on column resource.verify is 'the record may be gone from Optiply: send it whole';

create table resource_products partition of resource for values in ('products') with (fillfactor = 70);
create table resource_compositions partition of resource for values in ('productCompositions') with (fillfactor = 70);
create table resource_sell_orders partition of resource for values in ('sellOrders') with (fillfactor = 70);

create index resource_due on resource (scope_id, not_before, key) where due;
create index resource_clock on resource (scope_id, due_at) where due_at is not null;
create index resource_intent on resource (scope_id) where intent is not null;
create index resource_print on resource (scope_id, intent_print) where intent_print is not null;
create index resource_optiply_id on resource (scope_id, optiply_id) where optiply_id is not null;

-- Who wants to hear when a product gets its id or turns out to have none.
create table watch (
    scope_id   bigint           not null,
    parent_key text collate "C" not null,
    type       text             not null,
    key        text collate "C" not null,
    blocking   boolean          not null,
    primary key (scope_id, parent_key, type, key)
);
create index watch_child on watch (scope_id, type, key);

-- Lanes: all work of one scope, done by one owner at a time. The epoch rises with every owner.
create table lane (
    scope_id    bigint primary key,
    epoch       bigint           not null default 0,
    owner       text,
    lease_until timestamptz      not null default '-infinity',
    rate        double precision
) with (fillfactor = 50);

create table member (
    member_id text primary key,
    seen_at   timestamptz not null
);

-- Next offset of each partition, written with the rows themselves.
create table consumed (
    topic       text   not null,
    partition   int    not null,
    next_offset bigint not null,
    primary key (topic, partition)
) with (fillfactor = 50);

-- Up to which offsets the first load of a stream reaches.
create table first_load (
    scope_id  bigint  not null,
    stream    text    not null,
    complete  boolean not null,
    partition int     not null,
    marks     json    not null,
    passed    boolean not null default false,
    primary key (scope_id, stream)
);

-- Everything of a scope has to be computed again; worked off in chunks.
create table remark (
    scope_id     bigint primary key,
    generation   bigint           not null default 1,
    step         int              not null default 0,
    after_key    text collate "C" not null default '',
    requested_at timestamptz      not null default now()
);

-- Ids of a tenant that left, so that a return to the same account makes no second record.
create table former_id (
    account_id bigint           not null,
    division   int              not null,
    type       text             not null,
    key        text collate "C" not null,
    optiply_id text             not null,
    primary key (account_id, division, type, key)
);

alter table source_stock_position set (autovacuum_vacuum_scale_factor = 0.05);
alter table resource_products set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table resource_compositions set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
alter table resource_sell_orders set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
