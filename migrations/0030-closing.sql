-- The day of a fund, closed by two people: what went to finance and the bank, what was answered, what came back, what is open.

-- Until which hour a bank takes files of a layout in, and the document that says so. The newest entry of the nearest place counts; one
-- without an hour takes back what was said.
create table bank_cut_off (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  layout text not null,
  hour text check (hour ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  basis text not null check (basis <> ''),
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index bank_cut_off_of on bank_cut_off (region, layout, id);
grant select, insert on bank_cut_off to ballast_app, ballast_system;
call see_by_region('bank_cut_off', 'region');
-- What is laid down above is for all below to see.
create policy of_above on bank_cut_off for select to ballast_app using (
  starts_with((select current_setting('app.lo1', true)), region) or starts_with((select current_setting('app.lo2', true)), region)
  or starts_with((select current_setting('app.lo3', true)), region) or starts_with((select current_setting('app.lo4', true)), region));

-- The figures of a day as a handler signed them. Signed anew, because they moved before the second signature, they get the next number.
create table day_closing (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  fund text not null,
  day date not null,
  number integer not null,
  lines integer not null,
  -- SHA-256 over its lines.
  hash text not null,
  signed_by bigint not null references account,
  signed_on date not null check (signed_on >= day),
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, fund, day, number),
  unique (id, signed_by, region, fund, day)
);
grant select, insert on day_closing to ballast_app, ballast_system;
call see_by_region('day_closing', 'region');

create table day_closing_line (
  closing bigint not null references day_closing,
  line integer not null,
  region text collate "C" not null references region,
  kind text not null check (kind in ('approved', 'funds_received', 'handed_over', 'succeeded', 'returned', 'repeated', 'money_back',
    'recovered', 'waiting', 'in_process', 'not_back')),
  batch bigint not null references batch,
  batch_number text not null,
  policy_zh text not null,
  -- The number of what shows it: a file, a voucher, a paper.
  reference text not null,
  -- When a file was made, and until when the bank takes such files in; null: nobody said.
  at_minute text,
  layout text,
  cut_off text,
  rows integer not null,
  fen bigint not null,
  -- SHA-256 over its rows, each with its fen.
  rows_hash text not null,
  primary key (closing, line)
);
grant select, insert on day_closing_line to ballast_app, ballast_system;
call see_by_region('day_closing_line', 'region');

-- The second signature, of somebody else; a day has one, and from then on its figures stand.
create table day_closing_signature (
  closing bigint primary key,
  handled_by bigint not null,
  region text collate "C" not null references region,
  fund text not null,
  day date not null,
  signed_by bigint not null references account check (signed_by <> handled_by),
  signed_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, fund, day),
  foreign key (closing, handled_by, region, fund, day) references day_closing (id, signed_by, region, fund, day)
);
grant select, insert on day_closing_signature to ballast_app, ballast_system;
call see_by_region('day_closing_signature', 'region');

grant usage on all sequences in schema public to ballast_app, ballast_system;
