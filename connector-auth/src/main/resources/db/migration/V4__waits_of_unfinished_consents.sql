-- How often an unfinished consent has been tried to be finished, and when it is tried next; null before the first time.
alter table consent add column attempt integer not null default 0;
alter table consent add column next_attempt timestamptz;
create index consent_unfinished on consent (next_attempt) where progress = 'STORED';
