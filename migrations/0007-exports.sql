-- Files that left the facts: what is in them, for whom, to which end and until when they are kept.
create table file_out (
  id bigint generated always as identity primary key,
  job bigint not null unique references job_run,
  account bigint not null references account,
  region text collate "C" not null references region,
  -- What a reader has to hold at the moment of each download.
  permission text not null,
  name text not null,
  kind text not null check (kind in ('csv', 'xlsx')),
  sha256 text not null,
  bytes bigint not null,
  rows bigint not null,
  -- Run, policy, filter and day of the data, as they were asked.
  asked jsonb not null,
  purpose text not null check (purpose <> ''),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  removed_at timestamptz
);
create index file_out_kept on file_out (expires_at) where removed_at is null;
grant select, insert on file_out to ballast_app;
grant select, update on file_out to ballast_system;
call see_by_region('file_out', 'region');
