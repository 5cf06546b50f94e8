-- The second rail of money: indicators of a budget, a request to the treasury, its receipts; or a province's central system that pays.

-- Which rail the money of a fund takes in a place; the newest entry counts, of the place or of the nearest above.
create table fund_rail (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  fund text not null,
  rail text not null check (rail in ('fiscal_account', 'treasury', 'central')),
  -- The document that orders it so.
  basis text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index fund_rail_of on fund_rail (fund, region, id);
grant select, insert on fund_rail to ballast_app, ballast_system;
call see_by_region('fund_rail', 'region');
create policy of_above on fund_rail for select to ballast_app using (
  starts_with((select current_setting('app.lo1', true)), region) or starts_with((select current_setting('app.lo2', true)), region)
  or starts_with((select current_setting('app.lo3', true)), region) or starts_with((select current_setting('app.lo4', true)), region));

-- A batch keeps the rail that was in force when it was made.
alter table batch
  add column rail text not null default 'fiscal_account' check (rail in ('fiscal_account', 'treasury', 'central')),
  add column rail_basis text;
alter table batch_paper drop constraint batch_paper_kind_check;
alter table batch_paper add constraint batch_paper_kind_check check (kind in (
  'minutes', 'payment_approval', 'funds_plan', 'funds_received', 'treasury_request', 'disbursement_order', 'voucher', 'notice_report'));

-- A budget indicator: what a document gives, for which function and economic use, by which level. Its lines give and take, and their sum
-- is what it comes to.
create table indicator (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  fund text not null,
  year integer not null,
  number text not null,
  -- Functional and economic classification, code and name as the document has them.
  function_subject text not null,
  economic_subject text not null,
  source_level text not null check (source_level in ('central', 'province', 'city', 'county')),
  entered_by bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, fund, year, number, function_subject, economic_subject, source_level)
);
-- Locked by whoever draws on it, so that two do not draw the same.
grant select, insert, update on indicator to ballast_app, ballast_system;
call see_by_region('indicator', 'region');
create table indicator_line (
  id bigint generated always as identity primary key,
  indicator bigint not null references indicator,
  region text collate "C" not null references region,
  fen bigint not null check (fen <> 0),
  basis text not null,
  basis_on date not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index indicator_line_of on indicator_line (indicator);
grant select, insert on indicator_line to ballast_app, ballast_system;
call see_by_region('indicator_line', 'region');

-- What a batch draws on an indicator, and what it gives back of that; the sum is what it holds.
create table indicator_draw (
  id bigint generated always as identity primary key,
  indicator bigint not null references indicator,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  fen bigint not null check (fen <> 0),
  reason text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index indicator_draw_of on indicator_draw (indicator);
create index indicator_draw_by on indicator_draw (batch, indicator);
grant select, insert on indicator_draw to ballast_app, ballast_system;
call see_by_region('indicator_draw', 'region');

-- Out of which indicators a payment is paid, to the fen; when its money is back, that is where it goes back to, whatever the year.
create table payment_draw (
  payment bigint not null references payment,
  indicator bigint not null references indicator,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  fen bigint not null check (fen > 0),
  primary key (payment, indicator)
);
create index payment_draw_by on payment_draw (batch, indicator);
create index payment_draw_of on payment_draw (indicator);
grant select, insert on payment_draw to ballast_app, ballast_system;
call see_by_region('payment_draw', 'region');
call expect_much_in_sight('payment_draw');

grant usage on all sequences in schema public to ballast_app, ballast_system;
