-- What banks are still silent about, and whom somebody has to call.

-- Within how many working days a bank answers files of a layout, and the document that says so. The newest entry of the nearest place
-- counts; one without a number takes back what was said. Where nobody said anything, the layout's own counts, and without that no answer
-- is late.
create table bank_answer_time (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  layout text not null,
  workdays integer check (workdays between 1 and 250),
  basis text not null check (basis <> ''),
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index bank_answer_time_of on bank_answer_time (region, layout, id);
grant select, insert on bank_answer_time to ballast_app, ballast_system;
call see_by_region('bank_answer_time', 'region');
-- What is laid down above is for all below to see.
create policy of_above on bank_answer_time for select to ballast_app using (
  starts_with((select current_setting('app.lo1', true)), region) or starts_with((select current_setting('app.lo2', true)), region)
  or starts_with((select current_setting('app.lo3', true)), region) or starts_with((select current_setting('app.lo4', true)), region));

-- What came from banks since a day.
create index bank_file_by_day on bank_file (entered_on, direction);

grant usage on all sequences in schema public to ballast_app, ballast_system;
