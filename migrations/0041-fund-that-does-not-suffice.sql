-- A fund that does not suffice for a list: how it is shared is a recorded decision, agreed with by a second person. What it does not
-- reach waits, held, and goes on first once the fund has more.
create table fund_shortage (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  fund text not null,
  year integer not null,
  -- By the day of what is granted, to each the same part, or in the order that was entered.
  way text not null check (way in ('by_day', 'pro_rata', 'by_priority')),
  -- What the fund had for the list when it was decided, and what the rows that were shared came to.
  available_fen bigint not null check (available_fen >= 0),
  asked_fen bigint not null check (asked_fen > available_fen),
  -- The paper of the decision, its day, and who decided.
  number text not null,
  decided_on date not null,
  decided_by text not null,
  reason text not null,
  -- The list as it was shared.
  list_hash text not null,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index fund_shortage_of on fund_shortage (batch, id);
-- One at a time waits for a second person.
create unique index fund_shortage_open on fund_shortage (batch) where state = 'proposed';
grant select, insert, update on fund_shortage to ballast_app, ballast_system;
call see_by_region('fund_shortage', 'region');

-- What of each row is granted now.
create table fund_share (
  shortage bigint not null references fund_shortage,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  -- In the order in which rows are granted, and go on once the fund has more.
  place integer not null,
  fen bigint not null check (fen > 0),
  granted_fen bigint not null check (granted_fen >= 0 and granted_fen <= fen),
  -- The row that waits: itself, or where a part is granted now the row of the rest.
  waiting bigint references claim,
  resumed_on date,
  primary key (shortage, claim)
);
create index fund_share_waiting on fund_share (waiting) where waiting is not null and resumed_on is null;
create index fund_share_of_batch on fund_share (batch);
grant select, insert, update (waiting, resumed_on) on fund_share to ballast_app, ballast_system;
call see_by_region('fund_share', 'region');
grant usage on all sequences in schema public to ballast_app, ballast_system;
