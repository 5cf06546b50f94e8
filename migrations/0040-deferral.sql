-- Contributions that are put off: which firm defers which insurance for which months by which approval, until when each month has to be
-- repaid, and what became of it.
create table deferral (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  number text not null,
  policy text not null,
  policy_zh text not null,
  -- Document and clause that let the firm defer.
  document text not null,
  clause text not null,
  -- The screening whose list it was taken over from; null where it was entered by hand.
  run text,
  firm_entity text not null check (firm_entity in ('firm', 'insured_unit', 'organisation')),
  firm_key bigint not null,
  approval_number text not null,
  approval_on date not null,
  approved_by text not null,
  -- The clause by which no late fee is taken until the months have to be repaid; null where no document was named.
  late_fee_clause text,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  -- The day that what comes next is due: a check, or the next repayment.
  due_on date,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, number)
);
create index deferral_by_state on deferral (state, id);
create index deferral_by_firm on deferral (firm_entity, firm_key);
grant select, insert, update on deferral to ballast_app, ballast_system;
call see_by_region('deferral', 'region');

-- A month of one insurance that is put off. A later round, after a correction, takes the place of an earlier one.
create table deferral_month (
  id bigint generated always as identity primary key,
  deferral bigint not null references deferral,
  region text collate "C" not null references region,
  round integer not null,
  firm_entity text not null,
  firm_key bigint not null,
  insurance text not null check (insurance in ('pension', 'unemployment', 'injury')),
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  fen bigint not null check (fen > 0),
  -- What is neither repaid nor withdrawn: what the entries leave of it.
  open_fen bigint not null check (open_fen >= 0 and open_fen <= fen),
  -- The last day to repay it, and the clause or the approval that says so.
  due_on date not null,
  due_basis text not null,
  -- Stands for the firm's month: not once it was corrected, given up or withdrawn.
  is_live boolean not null default true,
  recorded_at timestamptz not null default clock_timestamp()
);
-- A month of an insurance is put off once.
create unique index deferral_month_once on deferral_month (firm_entity, firm_key, insurance, month) where is_live;
create index deferral_month_of on deferral_month (deferral, round, id);
create index deferral_month_due on deferral_month (due_on, deferral) where is_live and open_fen > 0;
grant select, insert, update (open_fen, is_live) on deferral_month to ballast_app, ballast_system;
call see_by_region('deferral_month', 'region');

-- What became of a month: repaid by a voucher, or withdrawn by a paper. The same voucher pays a month once.
create table deferral_entry (
  id bigint generated always as identity primary key,
  deferral bigint not null references deferral,
  month bigint not null references deferral_month,
  region text collate "C" not null references region,
  kind text not null check (kind in ('repaid', 'withdrawn')),
  fen bigint not null check (fen > 0),
  voucher text not null,
  entry_on date not null,
  payer text not null,
  note text,
  entered_by bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (month, kind, voucher)
);
create index deferral_entry_of on deferral_entry (deferral, id);
create index deferral_entry_by_day on deferral_entry (region, entry_on);
grant select, insert on deferral_entry to ballast_app, ballast_system;
call see_by_region('deferral_entry', 'region');

-- That months are no longer put off, as somebody asks for it: which, by which paper; a second person agrees or not.
create table deferral_withdrawal (
  id bigint generated always as identity primary key,
  deferral bigint not null references deferral,
  region text collate "C" not null references region,
  number text not null,
  paper_on date not null,
  reason text not null,
  months bigint[] not null,
  proposed_by bigint not null references account,
  proposed_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index deferral_withdrawal_of on deferral_withdrawal (deferral, id);
grant select, insert on deferral_withdrawal to ballast_app, ballast_system;
call see_by_region('deferral_withdrawal', 'region');

-- That a firm is reminded to repay, or urged to once the day is over: the months and what was open of each then.
create table deferral_urging (
  id bigint generated always as identity primary key,
  deferral bigint not null references deferral,
  region text collate "C" not null references region,
  is_overdue boolean not null,
  months jsonb not null,
  fen bigint not null check (fen > 0),
  text text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index deferral_urging_of on deferral_urging (deferral, id);
grant select, insert on deferral_urging to ballast_app, ballast_system;
call see_by_region('deferral_urging', 'region');

-- How many days before a repayment day a place is reminded of it, and by which document; the newest entry of the nearest place counts.
create table deferral_reminder_rule (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  days_before integer not null check (days_before >= 0 and days_before <= 366),
  basis text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select, insert on deferral_reminder_rule to ballast_app, ballast_system;
call see_by_region('deferral_reminder_rule', 'region');
-- What is laid down above is for all below to see.
create policy of_above on deferral_reminder_rule for select to ballast_app using (
  starts_with((select current_setting('app.lo1', true)), region) or starts_with((select current_setting('app.lo2', true)), region)
  or starts_with((select current_setting('app.lo3', true)), region) or starts_with((select current_setting('app.lo4', true)), region));

-- A firm sees its own months once a second person agreed with them.
grant select on deferral, deferral_month to ballast_own;
create policy own on deferral for select to ballast_own using (
  state in ('standing', 'to_withdraw', 'settled') and (firm_entity, firm_key) in (select entity, key from own_subjects()));
create policy own on deferral_month for select to ballast_own using (exists (select from deferral where deferral.id = deferral_month.deferral));

-- Whether a firm put a month off already, wherever that may be: looks past the bounds of sight, and gives the number of the record alone.
create function deferred_already(asked_entity text, asked_key bigint, insurances text[], months text[])
  returns table (insurance text, month text, number text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select m.insurance, m.month, d.number from unnest(insurances, months) a(i, n)
    join deferral_month m on m.firm_entity = asked_entity and m.firm_key = asked_key and m.insurance = a.i and m.month = a.n and m.is_live
    join deferral d on d.id = m.deferral order by m.insurance, m.month;
end $$;
do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function deferred_already(text, bigint, text[], text[]) owner to ballast_system;
  revoke all on function deferred_already(text, bigint, text[], text[]) from public;
  grant execute on function deferred_already(text, bigint, text[], text[]) to ballast_app;
  execute 'revoke create on schema public from ballast_system';
end $$;

grant usage on all sequences in schema public to ballast_app, ballast_system;
