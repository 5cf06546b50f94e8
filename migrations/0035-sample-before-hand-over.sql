-- A sample of an approved list, drawn by chance and looked at again by people who did not handle it, before its money is handed over.

-- How much of a list a place draws, and how many errors in ten thousand it lets pass, each by a document; without one nothing is let pass
-- by itself: whoever draws says how much and why, and a head decides on the rate with a reason.
alter table batch_order
  add column sample_share integer check (sample_share between 1 and 10000),
  add column sample_least integer check (sample_least between 1 and 10000),
  add column sample_most_wrong integer check (sample_most_wrong between 0 and 10000),
  add column sample_basis text,
  add constraint sample_with_basis check (
    (sample_share is null) = (sample_basis is null) and (sample_least is null) = (sample_basis is null)
    and (sample_most_wrong is null or sample_basis is not null));
alter table batch
  add column sample_share integer,
  add column sample_least integer,
  add column sample_most_wrong integer,
  add column sample_basis text;

alter table doubt drop constraint doubt_source_check;
alter table doubt add constraint doubt_source_check
  check (source in ('own_check', 'sent_down', 'joint_review', 'audit_rehearsal', 'objection', 'silence', 'sample'));

-- A draw over the list as it stood, once a round. The seed is the SHA-256 over the hash of the list and a number that was drawn in public
-- after the list was approved: who knows the list cannot choose it, and anybody draws the same rows again.
create table sample (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  round integer not null,
  list_hash text not null,
  rows integer not null,
  fen bigint not null,
  public_number text not null,
  public_source text not null,
  public_on date not null,
  seed text not null,
  method text not null,
  -- Parts of ten thousand of every stratum, but so many rows of it at least; by the document or for the reason.
  share integer not null,
  least integer not null,
  basis text not null,
  most_wrong integer,
  drawn_by bigint not null references account,
  drawn_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (batch, round)
);
grant select, insert on sample to ballast_app, ballast_system;
call see_by_region('sample', 'region');

-- The whole list as it was drawn from: the stratum of each row, its place in the order of chance there, and what it was then.
create table sample_place (
  sample bigint not null references sample,
  claim bigint not null references claim,
  region text collate "C" not null references region,
  part bigint not null,
  -- Which third of the list by amount, the greatest first; and what is known against a row.
  size smallint not null check (size between 1 and 3),
  risk text not null check (risk in ('changed', 'account', 'questioned', 'none')),
  place integer not null,
  fen bigint not null,
  account bigint,
  primary key (sample, claim)
);
create index sample_place_of on sample_place (claim);
grant select, insert on sample_place to ballast_app, ballast_system;
call see_by_region('sample_place', 'region');
call expect_much_in_sight('sample_place');

-- How far into each stratum was drawn: first, further where too much was wrong, or all of it.
create table sample_draw (
  sample bigint not null references sample,
  number integer not null,
  region text collate "C" not null references region,
  reach text not null check (reach in ('first', 'larger', 'full')),
  rows integer not null,
  reason text,
  drawn_by bigint not null references account,
  drawn_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (sample, number)
);
grant select, insert on sample_draw to ballast_app, ballast_system;
call see_by_region('sample_draw', 'region');

-- A drawn row: whose it is to look at, and what was found.
create table sample_row (
  sample bigint not null references sample,
  claim bigint not null references claim,
  draw integer not null,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  state text not null default 'drawn' check (state in ('drawn', 'right', 'wrong')),
  assigned_to bigint references account,
  fault text,
  evidence text,
  doubt bigint references doubt,
  looked_by bigint references account,
  looked_on date,
  primary key (sample, claim),
  check ((state = 'drawn') = (looked_by is null)),
  check ((state = 'wrong') = (fault is not null))
);
create index sample_row_of on sample_row (claim);
create index sample_row_open on sample_row (sample, assigned_to) where state = 'drawn';
grant select, insert, update on sample_row to ballast_app, ballast_system;
call see_by_region('sample_row', 'region');
call expect_much_in_sight('sample_row');

-- What a head decides on the figures of a sample where no document sets a limit.
create table sample_decision (
  id bigint generated always as identity primary key,
  sample bigint not null references sample,
  region text collate "C" not null references region,
  looked integer not null,
  wrong integer not null,
  verdict text not null check (verdict in ('goes_on', 'looks_further')),
  reason text not null,
  decided_by bigint not null references account,
  decided_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index sample_decision_of on sample_decision (sample, id);
grant select, insert on sample_decision to ballast_app, ballast_system;
call see_by_region('sample_decision', 'region');

grant usage on all sequences in schema public to ballast_app, ballast_system;
