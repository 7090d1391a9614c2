-- What a comparison with Optiply has read so far: beside the tables, because an account may have more records than a replica has memory. Nothing of it has to survive.
create unlogged table comparison (
    run      uuid primary key,
    begun_at timestamptz not null default now()
);
create unlogged table compared_record (
    run        uuid not null references comparison on delete cascade,
    optiply_id text collate "C" not null,
    primary key (run, optiply_id)
);
create unlogged table compared_line (
    run        uuid             not null references comparison on delete cascade,
    order_id   text collate "C" not null,
    line_id    text collate "C" not null,
    product_id bigint           not null,
    quantity   bigint           not null,
    subtotal   numeric          not null,
    primary key (run, order_id, line_id)
);
