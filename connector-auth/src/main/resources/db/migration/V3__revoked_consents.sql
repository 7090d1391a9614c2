-- A consent that Exact says was taken back has a state of its own.
alter table exact_grant drop constraint exact_grant_state_check;
alter table exact_grant add constraint exact_grant_state_check check (state in ('ACTIVE', 'WAITING', 'NEEDS_CONSENT', 'REVOKED'));
