-- What is known of an Optiply account, whichever tenants write to it.
create table account_trait (
    account_id        bigint primary key,
    remote_id_refused text[] not null default '{}'
);
comment on column account_trait.remote_id_refused is 'types of records for which the account refuses the attribute remoteId';
insert into account_trait (account_id, remote_id_refused)
    select distinct account_id, array['products', 'sellOrders'] from scope where remote_id_refused and account_id is not null;
alter table scope drop column remote_id_refused;

-- The pace each replica has found for an account. All of them together keep to one.
create table account_pace (
    account_id  bigint           not null,
    member_id   text             not null,
    rate        double precision not null,
    cut_at      timestamptz      not null,
    pause_until timestamptz      not null,
    seen_at     timestamptz      not null,
    primary key (account_id, member_id)
) with (fillfactor = 50);

-- Products that somebody removed in Optiply: what refers to them names an id that is gone.
create table revisit (
    scope_id bigint not null,
    item_id  uuid   not null,
    primary key (scope_id, item_id)
);

-- Whether Optiply was asked which of our records it has. Scopes that have written already know their ids from their own calls.
alter table scope add column map_read boolean not null default false;
update scope s set map_read = true where exists (
    select 1 from resource r where r.scope_id = s.scope_id and r.optiply_id is not null);
