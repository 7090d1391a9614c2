-- Everything that connector-auth owns. Columns of type bytea hold values sealed with Tink, bound to their row and column.
-- Times called *_at are real time of this database unless the comment says vendor time.

create table key_check (
    id     integer primary key,
    sealed bytea not null
);

-- One consent of one Exact user for one app on one country's site, shared by all tenants it covers.
create table exact_grant (
    id            uuid primary key,
    country       text        not null,
    client_id     text        not null,
    exact_user    uuid,                      -- null until current/Me has told
    client_secret bytea       not null,      -- the secret the consent was proven with
    refresh_token bytea       not null,
    access_token  bytea       not null,
    issued_at     timestamptz not null,      -- vendor time of the answer that brought the pair
    expires_at    timestamptz not null,      -- vendor time
    chain         bigint      not null,      -- rises with every pair; statements about a pair name it
    state         text        not null check (state in ('ACTIVE', 'WAITING', 'NEEDS_CONSENT')),
    lease_owner   uuid,
    lease_until   timestamptz,
    attempt       integer     not null default 0,
    next_attempt  timestamptz,
    trouble       text,
    divisions     text        not null default '[]',
    created_at    timestamptz not null default now(),
    unique (country, client_id, exact_user)
);

create sequence tenant_revision;

create table tenant (
    id                    text primary key,
    incarnation           uuid        not null,
    name                  text        not null,
    email                 text,
    language              text        not null,
    stage                 text        not null check (stage in ('CREATED', 'CONNECTED', 'READY', 'ACTIVE', 'PAUSED')),
    country               text        not null,
    exact_client_id       text        not null,
    exact_client_secret   bytea       not null,
    settings              text        not null,
    optiply_account       bigint      not null,
    optiply_coupling      bigint      not null,
    optiply_client_id     text        not null,
    optiply_client_secret bytea       not null,
    optiply_username      text        not null,
    optiply_password      bytea       not null,
    grant_id              uuid references exact_grant (id),
    division              integer,
    warehouses            text        not null default '[]',
    streams               text        not null default '{}',
    revision              bigint      not null,
    changed_at            timestamptz not null default now(),
    created_at            timestamptz not null default now()
);
create index tenant_grant on tenant (grant_id);

-- The access token of Optiply's password grant, shared by all replicas.
create table optiply_token (
    tenant_id    text primary key references tenant (id) on delete cascade,
    access_token bytea       not null,
    renew_at     timestamptz not null, -- vendor time
    expires_at   timestamptz not null, -- vendor time
    serial       bigint      not null
);

-- What was last published of a tenant id; outlives the tenant until its tombstone is out.
create table published_tenant (
    tenant_id   text primary key,
    incarnation uuid,
    division    integer,
    revision    bigint  not null default 0,
    live        boolean not null default false
);

-- The tenant's own link to the connect pages.
create table connect_link (
    tenant_id  text primary key references tenant (id) on delete cascade,
    token_hash text        not null unique,
    expires_at timestamptz not null,
    created_at timestamptz not null default now()
);

-- One attempt of the consent: the state sent along, bound to tenant and browser, and how it ended.
create table consent (
    id           uuid primary key,
    tenant_id    text        not null references tenant (id) on delete cascade,
    state_hash   text        not null unique,
    browser_hash text        not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    progress     text        not null check (progress in ('STARTED', 'EXCHANGING', 'STORED', 'JOINED', 'ENDED')),
    grant_id     uuid,
    outcome      text,
    created_at   timestamptz not null default now()
);
create index consent_tenant on consent (tenant_id, created_at);

create table audit (
    id        bigint generated always as identity primary key,
    at        timestamptz not null default now(),
    tenant_id text        not null,
    actor     text        not null,
    action    text        not null,
    detail    text        not null default ''
);
create index audit_tenant on audit (tenant_id, at);
