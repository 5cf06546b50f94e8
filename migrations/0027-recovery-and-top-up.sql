-- Money that was paid and is claimed back, and what is paid besides because a later document grants more.

-- Whether a place sets what is owed off against later payments, and the document that lets it; the newest entry counts.
create table recovery_offset_rule (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  is_in_force boolean not null,
  basis text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select, insert on recovery_offset_rule to ballast_app, ballast_system;
call see_by_region('recovery_offset_rule', 'region');
-- What is laid down above is for all below to see.
create policy of_above on recovery_offset_rule for select to ballast_app using (
  starts_with((select current_setting('app.lo1', true)), region) or starts_with((select current_setting('app.lo2', true)), region)
  or starts_with((select current_setting('app.lo3', true)), region) or starts_with((select current_setting('app.lo4', true)), region));

-- Payments of one payee, policy and fund that are claimed back, in the place that paid them.
create table recovery (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  number text not null,
  policy text not null,
  policy_zh text not null,
  fund text not null,
  payee_entity text not null,
  payee_key bigint not null,
  -- What it was found by, and the number of that: an audit's finding, the receipt of an objection.
  source text not null check (source in ('paid_row', 'doubt', 'audit', 'objection')),
  reference text not null,
  -- Document and clause it is claimed back by, and what happened.
  basis text not null,
  clause text not null,
  facts text not null,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  asked_fen bigint not null check (asked_fen > 0),
  decided_fen bigint check (decided_fen > 0),
  -- The day that what comes next is due.
  due_on date,
  opened_by bigint not null references account,
  opened_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, number)
);
create index recovery_by_state on recovery (state, id);
create index recovery_by_payee on recovery (payee_entity, payee_key);
grant select, insert, update on recovery to ballast_app, ballast_system;
call see_by_region('recovery', 'region');

-- What of each payment is claimed back, and what was decided of it.
create table recovery_line (
  recovery bigint not null references recovery,
  payment bigint not null references payment,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  fen bigint not null check (fen > 0),
  decided_fen bigint check (decided_fen >= 0 and decided_fen <= fen),
  primary key (recovery, payment)
);
create index recovery_line_of on recovery_line (payment);
create index recovery_line_of_claim on recovery_line (claim);
grant select, insert, update (decided_fen) on recovery_line to ballast_app, ballast_system;
call see_by_region('recovery_line', 'region');
-- Whoever sees a row that was paid sees that it is claimed back.
create policy has_the_row on recovery_line for select to ballast_app using (exists (select from claim where claim.id = recovery_line.claim));
create policy has_a_row on recovery for select to ballast_app using (exists (select from recovery_line where recovery_line.recovery = recovery.id));

-- What was put on paper in a case: notice, what was said to it, decision, that it was handed over, agreements, reminders.
create table recovery_paper (
  id bigint generated always as identity primary key,
  recovery bigint not null references recovery,
  region text collate "C" not null references region,
  round integer not null,
  kind text not null check (kind in ('notice', 'plea', 'decision', 'service', 'agreement', 'urging', 'enforcement', 'write_off_proposal', 'write_off')),
  number text not null,
  paper_on date not null,
  -- How it reached whom it is addressed to: the day, the way, by whom.
  served_on date,
  served_way text check (served_way in ('in_person', 'left', 'entrusted', 'post', 'electronic', 'announcement')),
  served_by text,
  -- The term it gives, by which clause, and its last day.
  term_days integer check (term_days > 0),
  term_unit text check (term_unit in ('workdays', 'days')),
  term_basis text,
  term_ends_on date,
  -- What it says, and to which remedies it points.
  text text not null,
  remedies text,
  fen bigint,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index recovery_paper_of on recovery_paper (recovery, id);
grant select, insert on recovery_paper to ballast_app, ballast_system;
call see_by_region('recovery_paper', 'region');
create policy of_its_case on recovery_paper for select to ballast_app using (exists (select from recovery where recovery.id = recovery_paper.recovery));

-- What a payee agreed to pay back by which day; a later agreement takes the place of an earlier one.
create table recovery_instalment (
  id bigint generated always as identity primary key,
  recovery bigint not null references recovery,
  agreement bigint not null references recovery_paper,
  region text collate "C" not null references region,
  number integer not null,
  due_on date not null,
  fen bigint not null check (fen > 0),
  unique (agreement, number)
);
create index recovery_instalment_of on recovery_instalment (recovery, agreement, number);
grant select, insert on recovery_instalment to ballast_app, ballast_system;
call see_by_region('recovery_instalment', 'region');
create policy of_its_case on recovery_instalment for select to ballast_app
  using (exists (select from recovery where recovery.id = recovery_instalment.recovery));

-- What became of the sum that is owed: received, set off against a later payment, written off. The same voucher counts once.
create table recovery_entry (
  id bigint generated always as identity primary key,
  recovery bigint not null references recovery,
  region text collate "C" not null references region,
  kind text not null check (kind in ('received', 'offset', 'written_off')),
  fen bigint not null check (fen > 0),
  voucher text not null,
  entry_on date not null,
  payer text not null,
  -- The row that was paid less for it.
  claim bigint references claim,
  note text,
  entered_by bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (recovery, kind, voucher),
  check ((kind = 'offset') = (claim is not null))
);
create index recovery_entry_of_claim on recovery_entry (claim) where claim is not null;
grant select, insert on recovery_entry to ballast_app, ballast_system;
call see_by_region('recovery_entry', 'region');
create policy of_its_case on recovery_entry for select to ballast_app using (exists (select from recovery where recovery.id = recovery_entry.recovery));

-- What came back of a payment that succeeded, by which entry: in money, which its fund may spend again, or by a lower later payment.
create table recovered_money (
  entry bigint not null references recovery_entry,
  payment bigint not null references payment,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  way text not null check (way in ('received', 'offset')),
  fen bigint not null check (fen > 0),
  back_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (entry, payment)
);
create index recovered_money_of_batch on recovered_money (batch);
create index recovered_money_of_claim on recovered_money (claim);
create index recovered_money_by_day on recovered_money (region, back_on);
grant select, insert on recovered_money to ballast_app, ballast_system;
call see_by_region('recovered_money', 'region');
create policy has_the_row on recovered_money for select to ballast_app using (exists (select from claim where claim.id = recovered_money.claim));

-- Which list a batch is: what is granted first, what a later document grants besides, what comes again.
alter table batch add column kind text not null default 'first' check (kind in ('first', 'top_up', 'recurring'));
-- The document and clause that grant more, and what they changed.
alter table batch add column basis_document text;
alter table batch add column basis_clause text;
alter table batch add column basis_change text;
alter table batch add constraint batch_basis check (kind <> 'top_up' or (basis_document <> '' and basis_clause <> '' and basis_change <> ''));

-- Which top-up of what can be paid once it is, counted from 1; 0 of what is none.
alter table claim add column top_up integer not null default 0;
alter table entitlement add column top_up integer not null default 0;
-- What the run decides altogether, and what of it was granted before.
alter table entitlement add column decided_fen bigint;
alter table entitlement add column granted_fen bigint;
alter table claim add constraint claim_top_up check ((kind = 'top_up') = (top_up > 0));
-- A further top-up has a number of its own. Two that are made at once reckon with the same grants and take the same number, so one fails.
drop index claim_once;
create unique index claim_once on claim (policy, once_key, period, kind, top_up) where state not in ('dropped', 'waived', 'deferred');

-- Who goes on where a payee ended or split, with which share, by which paper; what was granted to the former counts as the latter's.
create table payee_succession (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  entity text not null,
  predecessor bigint not null,
  successor bigint not null check (successor <> predecessor),
  share_numerator bigint not null check (share_numerator > 0),
  share_denominator bigint not null check (share_denominator >= share_numerator),
  happened_on date not null,
  basis text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (entity, predecessor, successor)
);
create index payee_succession_of on payee_succession (entity, successor);
grant select, insert on payee_succession to ballast_app, ballast_system;
call see_by_region('payee_succession', 'region');

-- What a later run decides lower than was granted: found when a top-up was made, for people to look at.
create table granted_above (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  policy text not null,
  once_key text not null,
  period text not null,
  subject_entity text not null,
  subject_key bigint not null,
  payee_entity text not null,
  payee_key bigint not null,
  granted_fen bigint not null,
  decided_fen bigint not null check (decided_fen < granted_fen),
  run text not null,
  noted_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index granted_above_of on granted_above (region, policy, id);
grant select, insert on granted_above to ballast_app, ballast_system;
call see_by_region('granted_above', 'region');

grant usage on all sequences in schema public to ballast_app, ballast_system;

-- What was granted of some keys under a policy, wherever that may be: looks past the bounds of sight, and gives the sums alone.
-- `live` is what stands in lists or was paid, `lowered` what was kept off it for another debt, `back` what came back of it.
create function grants_made(asked_policy text, once_keys text[], periods text[])
  returns table (once_key text, period text, live bigint, paid bigint, in_process bigint, lowered bigint, back bigint, last_top_up integer, is_claimed_back boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select c.once_key, c.period, sum(c.fen)::bigint, coalesce(sum(c.fen) filter (where c.state = 'paid'), 0)::bigint,
      coalesce(sum(c.fen) filter (where c.state = 'in_process'), 0)::bigint,
      coalesce(sum((select sum(e.fen) from recovery_entry e where e.claim = c.id)), 0)::bigint,
      coalesce(sum((select sum(m.fen) from recovered_money m where m.claim = c.id)), 0)::bigint,
      max(c.top_up),
      bool_or(exists (select from recovery_line l join recovery r on r.id = l.recovery
        where l.claim = c.id and r.state not in ('settled', 'withdrawn', 'written_off')))
    from (select distinct a.k, a.p from unnest(once_keys, periods) a(k, p)) asked
    join claim c on c.policy = asked_policy and c.once_key = asked.k and c.period = asked.p and c.state not in ('dropped', 'waived', 'deferred')
    group by c.once_key, c.period;
end $$;
do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function grants_made(text, text[], text[]) owner to ballast_system;
  revoke all on function grants_made(text, text[], text[]) from public;
  grant execute on function grants_made(text, text[], text[]) to ballast_app;
  execute 'revoke create on schema public from ballast_system';
end $$;
