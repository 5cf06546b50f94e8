-- From list to money. What is granted, paid and answered is inserted and never changed; beside it stand the rows that are worked on,
-- each decided under lock by the one write door, and each to be told again from the events.

-- The order of steps that lists of a place go through, per policy where it has one of its own; the newest entry counts.
create table batch_order (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  -- Null: of every policy without an order of its own.
  policy text,
  steps text[] not null,
  -- The document that orders it so.
  basis text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select, insert on batch_order to ballast_app, ballast_system;
call see_by_region('batch_order', 'region');
-- What is laid down above is for all below to see.
create policy of_above on batch_order for select to ballast_app using (
  starts_with((select current_setting('app.lo1', true)), region) or starts_with((select current_setting('app.lo2', true)), region)
  or starts_with((select current_setting('app.lo3', true)), region) or starts_with((select current_setting('app.lo4', true)), region));

-- What a fund of a place may spend in a year; changes are further lines, and their sum counts.
create table fund_budget (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  fund text not null,
  year integer not null,
  fen bigint not null,
  -- Number and day of the document that gives it.
  basis text not null,
  basis_on date not null,
  entered_by bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp()
);
create index fund_budget_of on fund_budget (region, fund, year);
grant select, insert on fund_budget to ballast_app, ballast_system;
call see_by_region('fund_budget', 'region');

-- Numbers of papers run without a gap within kind, place and year.
create table paper_number (
  kind text not null,
  region text collate "C" not null references region,
  year integer not null,
  last integer not null,
  primary key (kind, region, year)
);
grant select, insert, update on paper_number to ballast_app, ballast_system;
call see_by_region('paper_number', 'region');

-- One pooling area, one fund, one policy, one round: out of one pinned run, with its data date frozen.
create table batch (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  number text not null,
  policy text not null,
  policy_zh text not null,
  fund text not null,
  turn integer not null,
  run text not null,
  run_id text not null,
  result_hash text not null,
  data_on date not null,
  screened_on date not null,
  steps text[] not null,
  order_basis text not null,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  -- What the signed list held; a later difference is a numbered change.
  signed_rows integer,
  signed_fen bigint,
  signed_hash text,
  signed_on date,
  approved_rows integer,
  approved_fen bigint,
  approved_on date,
  opened_by bigint not null references account,
  opened_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, number),
  unique (region, fund, policy, turn)
);
grant select, insert, update on batch to ballast_app, ballast_system;
call see_by_region('batch', 'region');

-- What one body of the pooling area has of a batch: checked at home, or left for the next turn.
create table batch_part (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  rows integer not null,
  fen bigint not null,
  due_on date,
  unique (batch, region)
);
create index batch_part_by_state on batch_part (region, state);
grant select, insert, update on batch_part to ballast_app, ballast_system;
call see_by_region('batch_part', 'region');
-- Whoever has a part sees what it is a part of.
create policy has_a_part on batch for select to ballast_app using (exists (select from batch_part where batch_part.batch = batch.id));

-- That somebody is granted something: what was decided, by which clause of which plan, out of which run.
create table entitlement (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  policy text not null,
  subject_entity text not null,
  subject_key bigint not null,
  payee_entity text not null,
  payee_key bigint not null,
  -- What may be paid once: never the key of an employment, which a new registration replaces.
  once_key text not null,
  period text not null,
  kind text not null check (kind in ('first', 'top_up', 'recurring')),
  fen bigint not null check (fen > 0),
  run text not null,
  variant text not null,
  plan text not null,
  plan_hash text not null,
  clause text not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index entitlement_by_subject on entitlement (subject_entity, subject_key);
create index entitlement_by_payee on entitlement (payee_entity, payee_key);
grant select, insert on entitlement to ballast_app, ballast_system;
call see_by_region('entitlement', 'region');

-- An entitlement as it stands. Rows share the state of their batch while they are listed; only others have one of their own.
create table claim (
  id bigint primary key references entitlement,
  batch bigint not null references batch,
  part bigint not null references batch_part,
  region text collate "C" not null references region,
  policy text not null,
  once_key text not null,
  period text not null,
  kind text not null,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  fen bigint not null check (fen >= 0),
  account bigint,
  -- Confirmed by the payee: the account and the will to have it.
  confirmed_on date
);
create index claim_by_batch on claim (batch, state, id);
create index claim_by_part on claim (part, state, id);
create index claim_largest on claim (batch, fen desc, id);
-- What was paid, or may yet be, is not granted again: not in another batch, turn or year of work.
create unique index claim_once on claim (policy, once_key, period, kind) where state not in ('dropped', 'waived', 'deferred');
grant select, insert, update on claim to ballast_app, ballast_system;
call see_by_region('claim', 'region');

-- Changes of a list that was signed, numbered one after another.
create table batch_change (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  -- The round whose signed list it changes.
  round integer not null,
  number integer not null,
  claim bigint not null references claim,
  state_before text not null,
  state_after text not null,
  fen_before bigint not null,
  fen_after bigint not null,
  -- Of a list that payment was approved for already.
  is_after_approval boolean not null,
  reason text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (batch, number)
);
grant select, insert on batch_change to ballast_app, ballast_system;
call see_by_region('batch_change', 'region');

-- What was put on paper about a batch: minutes, orders, plans for money, vouchers.
create table batch_paper (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  kind text not null check (kind in ('minutes', 'payment_approval', 'funds_plan', 'funds_received', 'disbursement_order', 'voucher', 'notice_report')),
  number text not null,
  paper_on date not null,
  rows integer,
  fen bigint,
  note text,
  upload bigint,
  entered_by bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp()
);
create index batch_paper_of on batch_paper (batch, kind, id);
grant select, insert on batch_paper to ballast_app, ballast_system;
call see_by_region('batch_paper', 'region');

-- Something about a row that has to be looked into while the rest goes on.
create table doubt (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  claim bigint not null references claim,
  region text collate "C" not null references region,
  source text not null check (source in ('own_check', 'sent_down', 'joint_review', 'audit_rehearsal', 'objection', 'silence')),
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  reason text not null,
  raised_by bigint not null references account,
  raised_on date not null,
  due_on date,
  answer text,
  evidence text,
  answered_by bigint references account,
  finding text check (finding in ('stands', 'cleared')),
  closed_by bigint references account
);
create index doubt_by_batch on doubt (batch, state, id);
create index doubt_by_claim on doubt (claim);
grant select, insert, update on doubt to ballast_app, ballast_system;
call see_by_region('doubt', 'region');

-- What a body of the joint review says to a list, on screen or by letter and answer.
create table joint_opinion (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  body bigint not null references body,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  way text not null check (way in ('screen', 'letter')),
  letter_number text,
  asked_on date not null,
  due_on date,
  opinion text check (opinion in ('agrees', 'objects')),
  text text,
  reply_number text,
  replied_on date,
  upload bigint,
  entered_by bigint references account,
  checked_by bigint references account,
  unique (batch, body, round)
);
grant select, insert, update on joint_opinion to ballast_app, ballast_system;
call see_by_region('joint_opinion', 'region');

-- An account that money can go to. A correction is a further row; the number is a cipher, found whole by its keyed hash.
create table payee_account (
  id bigint generated always as identity primary key,
  entity text not null,
  key bigint not null,
  region text collate "C" not null references region,
  kind text not null check (kind in ('corporate', 'contribution', 'personal')),
  holder text not null,
  -- A holder of another name than the payee's is legitimate where contributions are paid from it; why, and who saw it.
  holder_differs boolean not null,
  bank text not null,
  bank_code text not null,
  tail text not null,
  hash bytea not null,
  hash_before bytea,
  cipher bytea not null,
  key_version smallint not null,
  source text not null,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index payee_account_of on payee_account (entity, key, id);
create index payee_account_by_hash on payee_account (hash);
grant select, insert on payee_account to ballast_app;
-- Exchanging keys rewrites ciphers, and nothing else does.
grant select, insert, update on payee_account to ballast_system;
call see_by_region('payee_account', 'region');
alter table claim add constraint claim_account foreign key (account) references payee_account;

-- What a payee says to its row: that it wants it, on which account, or that it waives it.
create table confirmation (
  id bigint generated always as identity primary key,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  will text not null check (will in ('confirms', 'waives')),
  way text not null check (way in ('online', 'counter', 'letter', 'phone')),
  account bigint references payee_account,
  -- Who said so for the payee, in which capacity; the material it rests on.
  said_by text not null,
  material text not null,
  upload bigint,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  check ((will = 'confirms') = (account is not null))
);
create index confirmation_of on confirmation (claim, id);
grant select, insert on confirmation to ballast_app, ballast_system;
call see_by_region('confirmation', 'region');

-- That a list was made public, where, in which columns and for how long.
create table publication (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  number text not null,
  from_day date not null,
  to_day date not null,
  workdays integer not null,
  columns text[] not null,
  basis text not null,
  address text not null,
  rows integer not null,
  fen bigint not null,
  list_hash text not null,
  -- Of changed rows alone, after an objection.
  again_of bigint references publication,
  upload bigint,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index publication_of on publication (batch, id);
grant select, insert on publication to ballast_app, ballast_system;
call see_by_region('publication', 'region');
create table publication_taken_down (
  publication bigint primary key references publication,
  region text collate "C" not null references region,
  taken_down_on date not null,
  entered_by bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select, insert on publication_taken_down to ballast_app, ballast_system;
call see_by_region('publication_taken_down', 'region');

-- What somebody has to say against a row that was made public.
create table objection (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  publication bigint not null references publication,
  claim bigint references claim,
  region text collate "C" not null references region,
  receipt text not null unique,
  way text not null check (way in ('online', 'counter', 'letter', 'phone', '12345', 'petition')),
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  text text not null,
  received_on date not null,
  due_on date not null,
  finding text check (finding in ('upheld', 'rejected')),
  found text,
  answer text,
  fen_after bigint,
  received_by bigint references account,
  investigated_by bigint references account,
  answered_by bigint references account
);
create index objection_by_batch on objection (batch, state, id);
grant select, insert, update on objection to ballast_app, ballast_system;
call see_by_region('objection', 'region');

-- A file that went to a bank or came from one. The same bytes are one file.
create table bank_file (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  direction text not null check (direction in ('out', 'in')),
  number text not null,
  layout text not null,
  sha256 text not null,
  rows integer not null,
  fen bigint not null,
  -- The sealed bytes, beside the database.
  upload bigint,
  list_hash text,
  entered_by bigint not null references account,
  entered_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (direction, sha256)
);
create index bank_file_of on bank_file (batch, id);
grant select, insert on bank_file to ballast_app, ballast_system;
call see_by_region('bank_file', 'region');

-- One attempt to bring a claim's money to an account.
create table payment (
  id bigint generated always as identity primary key,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  attempt integer not null,
  file bigint not null references bank_file,
  line integer not null,
  account bigint not null references payee_account,
  fen bigint not null check (fen > 0),
  paid_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (claim, attempt),
  unique (file, line)
);
create index payment_by_batch on payment (batch, id);
grant select, insert on payment to ballast_app, ballast_system;
call see_by_region('payment', 'region');

-- How a payment stands. The bank's silence is in_process; while it is that, or succeeded, the claim has no other.
create table payment_standing (
  payment bigint primary key references payment,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  state text not null check (state in ('in_process', 'succeeded', 'returned', 'back')),
  since date not null
);
create unique index payment_live on payment_standing (claim) where state in ('in_process', 'succeeded');
create index payment_standing_by_batch on payment_standing (batch, state);
grant select, insert, update on payment_standing to ballast_app, ballast_system;
call see_by_region('payment_standing', 'region');

-- What the bank said to a payment, line by line, as it came.
create table bank_answer (
  id bigint generated always as identity primary key,
  payment bigint not null references payment,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  file bigint not null references bank_file,
  line integer not null,
  result text not null check (result in ('succeeded', 'returned')),
  code text,
  text text,
  bank_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (file, line)
);
create index bank_answer_of on bank_answer (payment, id);
grant select, insert on bank_answer to ballast_app, ballast_system;
call see_by_region('bank_answer', 'region');

-- That finance saw returned money in the account again, by its voucher.
create table money_back (
  payment bigint primary key references payment,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  voucher text not null,
  back_on date not null,
  entered_by bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select, insert on money_back to ballast_app, ballast_system;
call see_by_region('money_back', 'region');

grant usage on all sequences in schema public to ballast_app, ballast_system;

-- Which of some grants are taken: paid, or on their way to it, wherever that may be. Looks past the bounds of sight, and says no more than that.
create function grants_taken(asked_policy text, asked_kind text, once_keys text[], periods text[]) returns table (once_key text, period text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select c.once_key, c.period
    from unnest(once_keys, periods) asked(once_key, period)
    join claim c on c.policy = asked_policy and c.once_key = asked.once_key and c.period = asked.period and c.kind = asked_kind
      and c.state not in ('dropped', 'waived', 'deferred');
end $$;
do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function grants_taken(text, text, text[], text[]) owner to ballast_system;
  revoke all on function grants_taken(text, text, text[], text[]) from public;
  grant execute on function grants_taken(text, text, text[], text[]) to ballast_app;
  execute 'revoke create on schema public from ballast_system';
end $$;
