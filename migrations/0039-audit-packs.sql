-- Packs of material for audit: what was asked for under which number, what was written and how it agrees with the ledger, and who fetched it when.

create table audit_pack (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  -- Of the list of what is handed over, without a gap within place and year.
  number text not null,
  year integer not null,
  -- Empty: of every policy, of every fund.
  policies text[] not null,
  funds text[] not null,
  has_whole_accounts boolean not null,
  purpose text not null check (purpose <> ''),
  -- Null where the command line asked.
  job bigint unique references job_run,
  asked_by bigint references account,
  asked_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, number)
);
grant select, insert on audit_pack to ballast_app, ballast_system;
call see_by_region('audit_pack', 'region');

-- What came of it. A pack that was broken off has none, and keeps its number.
create table audit_pack_made (
  pack bigint primary key references audit_pack,
  region text collate "C" not null references region,
  files jsonb not null,
  rows bigint not null,
  -- How many files do not agree with the figures of the ledger.
  differing integer not null,
  -- The SHA-256 of the pack, and of the list of the hashes of its files.
  sha256 text not null,
  sums_sha256 text not null,
  bytes bigint not null,
  -- The head of the trail that it names.
  seal integer,
  made_at timestamptz not null
);
grant select, insert on audit_pack_made to ballast_app, ballast_system;
call see_by_region('audit_pack_made', 'region');

-- Each time a file that was written for somebody is handed to them.
create table file_out_fetch (
  id bigint generated always as identity primary key,
  file bigint not null references file_out,
  region text collate "C" not null references region,
  account bigint not null references account,
  fetched_at timestamptz not null
);
create index file_out_fetch_of on file_out_fetch (file, id);
grant select, insert on file_out_fetch to ballast_app, ballast_system;
call see_by_region('file_out_fetch', 'region');

alter table file_out drop constraint file_out_kind_check;
alter table file_out add constraint file_out_kind_check check (kind in ('csv', 'xlsx', 'zip'));

grant usage on all sequences in schema public to ballast_app, ballast_system;
