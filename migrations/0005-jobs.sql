-- Long work: what was asked, by whom, how far it is and what it came to. This table is the queue; nothing else knows what waits.
create table job_run (
  id bigint generated always as identity primary key,
  kind text not null,
  -- Jobs of one lane run one after another, in the order they were asked for.
  lane text not null,
  title text not null,
  input jsonb not null,
  account bigint not null references account,
  post bigint not null references post,
  -- What the asker does it by, and has to hold under the post for as long as the job runs.
  permission text not null,
  region text collate "C" not null references region,
  request_id text not null unique,
  state text not null default 'waiting' check (state in ('waiting', 'running', 'done', 'failed', 'cancelled')),
  -- How far it is, in words for people; done and total count whatever the phase counts.
  phase text,
  total bigint,
  done bigint not null default 0,
  failed bigint not null default 0,
  seconds_left integer,
  -- Where work that was interrupted goes on; written in the transaction of what it stands for.
  checkpoint jsonb,
  cancel_asked_at timestamptz,
  cancel_asked_by bigint references account,
  result jsonb,
  error_code text,
  error jsonb,
  recorded_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  beat_at timestamptz,
  finished_at timestamptz,
  check ((finished_at is not null) = (state in ('done', 'failed', 'cancelled'))),
  check ((error_code is not null) = (state = 'failed'))
);
create index job_run_open on job_run (lane, id) where finished_at is null;
create index job_run_by_account on job_run (account, id);
grant select, insert, update (cancel_asked_at, cancel_asked_by) on job_run to ballast_app;
grant select, insert, update on job_run to ballast_system;
call see_by_region('job_run', 'region');
