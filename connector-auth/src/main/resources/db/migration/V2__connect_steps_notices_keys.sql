-- Which of the connect pages' choices the merchant has confirmed; settings have defaults, so they do not tell.
create table connect_step (
    tenant_id text not null references tenant (id) on delete cascade,
    step      text not null,
    primary key (tenant_id, step)
);

-- E-mails to merchants that are still to be sent. Written in the transaction that makes the news, removed when the mail server has taken it.
create table notice (
    id           bigint generated always as identity primary key,
    tenant_id    text        not null references tenant (id) on delete cascade,
    kind         text        not null,
    attempt      integer     not null default 0,
    next_attempt timestamptz not null default now(),
    created_at   timestamptz not null default now()
);
