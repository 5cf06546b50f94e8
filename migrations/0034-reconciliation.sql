-- What banks and finance say moved on the office's own accounts, beside what the ledger says: files of statements, what of them is matched
-- with which payments, what is explained, what stands open on either side.

-- An account that a fund of a place is paid from (bank), or that its money is sent from (finance), from a day on; as it stood then in the
-- statement and in the books.
create table settlement_account (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  fund text not null,
  source text not null check (source in ('bank', 'finance')),
  name text not null,
  bank text not null,
  number text not null,
  opened_on date not null,
  statement_fen bigint not null,
  book_fen bigint not null,
  -- Why the two differed on that day.
  opening_note text,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, fund, source),
  check (statement_fen = book_fen or opening_note <> '')
);
grant select, insert on settlement_account to ballast_app, ballast_system;
call see_by_region('settlement_account', 'region');

-- How often the statement of an account comes, within how many workdays after its period, and what says so; the newest entry counts.
create table statement_rhythm (
  id bigint generated always as identity primary key,
  account bigint not null references settlement_account,
  region text collate "C" not null references region,
  cadence text not null check (cadence in ('workday', 'week', 'month')),
  workdays integer not null check (workdays between 0 and 60),
  basis text not null check (basis <> ''),
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index statement_rhythm_of on statement_rhythm (account, id);
grant select, insert on statement_rhythm to ballast_app, ballast_system;
call see_by_region('statement_rhythm', 'region');

-- A file of a statement: which days it covers, with which balances it begins and ends.
create table statement_file (
  id bigint generated always as identity primary key,
  account bigint not null references settlement_account,
  region text collate "C" not null references region,
  layout text not null,
  sha256 text not null,
  from_on date not null,
  to_on date not null check (to_on >= from_on),
  opening_fen bigint not null,
  closing_fen bigint not null,
  rows integer not null,
  in_fen bigint not null,
  out_fen bigint not null,
  -- The sealed bytes, beside the database.
  upload bigint,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (account, sha256),
  unique (account, from_on),
  check (opening_fen + in_fen - out_fen = closing_fen)
);
grant select, insert on statement_file to ballast_app, ballast_system;
call see_by_region('statement_file', 'region');

-- What it says line by line; into the account is positive.
create table statement_line (
  id bigint generated always as identity primary key,
  file bigint not null references statement_file,
  account bigint not null references settlement_account,
  region text collate "C" not null references region,
  line integer not null,
  day date not null,
  fen bigint not null check (fen <> 0),
  -- The number by which it speaks of something of ours, as it is compared: without hyphens and spaces.
  reference text not null,
  counterparty text not null,
  tail text not null,
  text text not null,
  unique (file, line)
);
create index statement_line_of on statement_line (account, day, id);
grant select, insert on statement_line to ballast_app, ballast_system;
call see_by_region('statement_line', 'region');

-- Lines of a statement and entries of the books that are the same money; or lines that are explained without one (interest, fees, transfers).
create table statement_match (
  id bigint generated always as identity primary key,
  account bigint not null references settlement_account,
  region text collate "C" not null references region,
  kind text not null check (kind in ('match', 'interest', 'fee', 'transfer')),
  -- What it was found by; by hand, it counts once another agreed.
  way text not null check (way in ('reference', 'lump', 'voucher', 'day_amount', 'rule', 'hand')),
  reason text not null,
  -- The last day of what it holds: before it, some of it is open.
  settled_on date not null,
  made_by bigint not null references account,
  made_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (id, made_by),
  check (way <> 'hand' or reason <> '')
);
create index statement_match_of on statement_match (account, id);
grant select, insert on statement_match to ballast_app, ballast_system;
call see_by_region('statement_match', 'region');

-- That somebody else agreed with a match by hand, rejected it, or took one apart that counted.
create table statement_match_check (
  match bigint not null,
  made_by bigint not null,
  region text collate "C" not null references region,
  verdict text not null check (verdict in ('agreed', 'rejected', 'broken')),
  reason text not null,
  checked_by bigint not null references account check (checked_by <> made_by),
  checked_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (match, verdict),
  check (verdict = 'agreed' or reason <> ''),
  foreign key (match, made_by) references statement_match (id, made_by)
);
grant select, insert on statement_match_check to ballast_app, ballast_system;
call see_by_region('statement_match_check', 'region');

-- What a match holds. Nothing is in two that live; what was rejected or taken apart lives no more.
create table statement_match_line (
  match bigint not null references statement_match,
  line bigint not null references statement_line,
  account bigint not null references settlement_account,
  region text collate "C" not null references region,
  fen bigint not null,
  day date not null,
  is_live boolean not null default true,
  primary key (match, line)
);
create unique index statement_match_line_once on statement_match_line (line) where is_live;
grant select, insert, update (is_live) on statement_match_line to ballast_app, ballast_system;
call see_by_region('statement_match_line', 'region');

create table statement_match_entry (
  match bigint not null references statement_match,
  kind text not null,
  source bigint not null,
  account bigint not null references settlement_account,
  region text collate "C" not null references region,
  fen bigint not null,
  day date not null,
  is_live boolean not null default true,
  primary key (match, kind, source)
);
create unique index statement_match_entry_once on statement_match_entry (kind, source) where is_live;
create index statement_match_entry_of on statement_match_entry (account) where is_live;
grant select, insert, update (is_live) on statement_match_entry to ballast_app, ballast_system;
call see_by_region('statement_match_entry', 'region');

-- What the ledger says moved on the accounts of a fund, entry by entry: out is negative. `reference` is what a bank names a payment by,
-- `together` what it names those by that moved as one: the file they went in, the voucher or paper they came by.
create view book_entry with (security_invoker = true) as
  select 'bank' as source_of, b.region, b.fund, 'payment' as kind, p.id as source, p.paid_on as day, -p.fen as fen,
    replace(f.number, '-', '') || lpad(p.line::text, 6, '0') as reference, replace(f.number, '-', '') as together, f.number as shown,
    p.batch
  from payment p join batch b on b.id = p.batch join bank_file f on f.id = p.file
  union all
  select 'bank', b.region, b.fund, 'money_back', m.payment, m.back_on, p.fen,
    replace(f.number, '-', '') || lpad(p.line::text, 6, '0'), regexp_replace(m.voucher, '[-\s]', '', 'g'), m.voucher, m.batch
  from money_back m join payment p on p.id = m.payment join batch b on b.id = m.batch join bank_file f on f.id = p.file
  union all
  select 'bank', r.region, r.fund, 'recovered', e.id, e.entry_on, e.fen, '', regexp_replace(e.voucher, '[-\s]', '', 'g'), e.voucher, null
  from recovery_entry e join recovery r on r.id = e.recovery where e.kind = 'received'
  union all
  select s.source_of, b.region, b.fund, s.kind, p.id, p.paper_on, s.sign * p.fen, '', regexp_replace(p.number, '[-\s]', '', 'g'), p.number, p.batch
  from batch_paper p join batch b on b.id = p.batch cross join (values ('bank', 'funds_received', 1), ('finance', 'funds_sent', -1)) s (source_of, kind, sign)
  where p.kind = 'funds_received' and p.fen <> 0
    -- Entered anew, the later one counts.
    and not exists (select from batch_paper later where later.batch = p.batch and later.kind = p.kind and later.id > p.id);
grant select on book_entry to ballast_app, ballast_system;

grant usage on all sequences in schema public to ballast_app, ballast_system;
