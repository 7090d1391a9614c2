-- The trace in which a resource was last marked, kept until its next call. Filled only while tracing is on.
create table trace (
    scope_id bigint           not null,
    type     text             not null,
    key      text collate "C" not null,
    parent   text             not null,
    noted_at timestamptz      not null default now(),
    primary key (scope_id, type, key)
);
comment on column trace.parent is 'W3C traceparent of the event';
