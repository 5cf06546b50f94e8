-- Benefits that are paid month by month: what each month's round held, person by person, and why it differs from the one before. The
-- money of a round is a batch like any other; these rows say where it comes from, and are never changed.

-- The round of one policy, place and month: out of one run, with the batch that was made of it where anybody was due anything.
create table monthly_round (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  policy text not null,
  policy_zh text not null,
  fund text not null,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  -- A later round of the same month holds whom the earlier ones did not.
  turn integer not null,
  run text not null,
  run_id text not null,
  data_on date not null,
  screened_on date not null,
  batch bigint references batch,
  made_by bigint not null references account,
  made_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, policy, month, turn)
);
grant select, insert on monthly_round to ballast_app, ballast_system;
call see_by_region('monthly_round', 'region');

-- What became of one person in a round. Who is suspended or stopped gets nothing; arrears are lines of their own with their own month.
create table monthly_line (
  id bigint generated always as identity primary key,
  round bigint not null references monthly_round,
  region text collate "C" not null references region,
  policy text not null,
  once_key text not null,
  entity text not null,
  key bigint not null,
  kind text not null check (kind in ('new', 'continued', 'resumed', 'arrears', 'stopped', 'suspended')),
  month text not null,
  fen bigint check (fen > 0),
  -- For how many months altogether, where there is a limit, and how many of them were used before this line.
  term integer,
  used integer,
  -- What a person's spell began with, as the facts of its first month say.
  drawn integer,
  -- Why: a condition or cause, and what shows it; the day of the fact where it has one, and the day it was known on.
  reason text not null,
  reason_zh text not null,
  fact text,
  fact_value text,
  fact_on date,
  known_on date,
  check ((kind in ('stopped', 'suspended')) = (fen is null))
);
create index monthly_line_of on monthly_line (policy, once_key, id);
create index monthly_line_by_kind on monthly_line (round, kind, id);
grant select, insert on monthly_line to ballast_app, ballast_system;
call see_by_region('monthly_line', 'region');

-- Months that were granted although a fact that became known since ended the benefit before: to be looked at, and claimed back.
create table monthly_lead (
  id bigint generated always as identity primary key,
  round bigint not null references monthly_round,
  claim bigint not null references claim,
  region text collate "C" not null references region,
  month text not null,
  fen bigint not null,
  reason_zh text not null,
  fact_on date not null,
  noted_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (claim)
);
create index monthly_lead_of on monthly_lead (round, id);
grant select, insert on monthly_lead to ballast_app, ballast_system;
call see_by_region('monthly_lead', 'region');

-- What happened to a person that no snapshot tells: a refusal of work or training, death, a suspension and its end. An entry that was
-- wrong is revoked by another.
create table monthly_event (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  -- Null: of every policy that is paid month by month.
  policy text,
  entity text not null,
  key bigint not null,
  kind text not null check (kind in ('refusal', 'death', 'suspension', 'resumption')),
  happened_on date not null,
  -- Whose record it is, and the number of the paper.
  source text not null,
  basis text not null,
  revokes bigint references monthly_event,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (revokes)
);
create index monthly_event_of on monthly_event (entity, key, id);
grant select, insert on monthly_event to ballast_app, ballast_system;
call see_by_region('monthly_event', 'region');

-- How many refusals end a benefit, by which document; the newest entry of the nearest place counts. Without one none do.
create table monthly_rule (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  policy text not null,
  refusals integer not null check (refusals > 0),
  basis text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select, insert on monthly_rule to ballast_app, ballast_system;
call see_by_region('monthly_rule', 'region');
-- What is laid down above is for all below to see.
create policy of_above on monthly_rule for select to ballast_app using (
  starts_with((select current_setting('app.lo1', true)), region) or starts_with((select current_setting('app.lo2', true)), region)
  or starts_with((select current_setting('app.lo3', true)), region) or starts_with((select current_setting('app.lo4', true)), region));

grant usage on all sequences in schema public to ballast_app, ballast_system;
