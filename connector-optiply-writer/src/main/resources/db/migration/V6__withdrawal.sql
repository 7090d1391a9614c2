-- The operator asked that what was written to Optiply leaves it again.
alter table scope add column withdrawn boolean not null default false;
