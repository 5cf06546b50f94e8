-- The month of a fund closed by two people over a list of what has to be settled by its end, in the same books as its days; and at the end
-- of a year what is left of each budget.

-- A day, or the month that ends with it.
alter table day_closing add column span text not null default 'day' check (span in ('day', 'month'));
alter table day_closing drop constraint day_closing_region_fund_day_number_key;
alter table day_closing add constraint day_closing_numbered unique (region, fund, day, span, number);

alter table day_closing_signature add column span text not null default 'day' check (span in ('day', 'month'));
alter table day_closing_signature drop constraint day_closing_signature_region_fund_day_key;
alter table day_closing_signature add constraint day_closing_signature_once unique (region, fund, day, span);

-- Lines of a month belong to no batch, and say whether they are settled, open, or known to nobody.
alter table day_closing_line alter column batch drop not null;
alter table day_closing_line add column standing text check (standing in ('done', 'open', 'unknown'));
alter table day_closing_line drop constraint day_closing_line_kind_check;
alter table day_closing_line add constraint day_closing_line_kind_check check (
  (standing is null and batch is not null and kind in ('approved', 'funds_received', 'handed_over', 'succeeded', 'returned', 'repeated',
    'money_back', 'recovered', 'waiting', 'in_process', 'not_back'))
  or (standing is not null and kind in ('days_closed', 'returns_open', 'silent', 'reconciled', 'balance_issued', 'next_plan', 'benefit_stops',
    'archive', 'budget_given', 'budget_committed', 'budget_paid', 'budget_left', 'budget_lapses')));

-- Whether what is left of a fund's budget lapses at the end of its year, and the document that says so; the newest entry of the nearest
-- place counts. Where nobody laid it down, nobody knows.
create table budget_lapse_rule (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  fund text not null,
  lapses boolean not null,
  basis text not null check (basis <> ''),
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index budget_lapse_rule_of on budget_lapse_rule (region, fund, id);
grant select, insert on budget_lapse_rule to ballast_app, ballast_system;
call see_by_region('budget_lapse_rule', 'region');
-- What is laid down above is for all below to see.
create policy of_above on budget_lapse_rule for select to ballast_app using (
  starts_with((select current_setting('app.lo1', true)), region) or starts_with((select current_setting('app.lo2', true)), region)
  or starts_with((select current_setting('app.lo3', true)), region) or starts_with((select current_setting('app.lo4', true)), region));

grant usage on all sequences in schema public to ballast_app, ballast_system;
