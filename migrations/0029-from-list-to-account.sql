-- What belongs to an act of the ledger is told by `upload_use`, as for every other register; one scan per row was too few.
alter table batch_paper drop column upload;
alter table joint_opinion drop column upload;
alter table confirmation drop column upload;
alter table publication drop column upload;

-- Which rows a notice showed, each with the amount it showed. A row that is held while a list is made public is not in it.
create table publication_row (
  publication bigint not null references publication,
  claim bigint not null references claim,
  region text collate "C" not null references region,
  fen bigint not null check (fen >= 0),
  primary key (publication, claim)
);
create index publication_row_of on publication_row (claim, publication);
grant select, insert on publication_row to ballast_app, ballast_system;
call see_by_region('publication_row', 'region');
-- What was published before: whole lists with the amounts they had then, or changed rows alone.
set local role ballast_system;
insert into publication_row (publication, claim, region, fen)
select p.id, c.id, c.region, coalesce(
    (select g.fen_before from batch_change g where g.claim = c.id and g.round = p.round and g.recorded_at > p.recorded_at order by g.number limit 1), c.fen)
from publication p join claim c on c.batch = p.batch and (p.claims is null or c.id = any (p.claims))
where c.state not in ('waived', 'dropped', 'deferred');
reset role;
alter table publication drop column claims;

-- That somebody other than whoever entered it agreed with the account that a row's money is to go to. Another account is looked at anew.
create table checked_account (
  claim bigint not null references claim,
  account bigint not null references payee_account,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  checked_by bigint not null references account,
  checked_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (claim, account)
);
grant select, insert on checked_account to ballast_app, ballast_system;
call see_by_region('checked_account', 'region');
-- Rows that were handed over, or looked at again after money came back, went past a second person in their day.
set local role ballast_system;
insert into checked_account (claim, account, batch, region, checked_by, checked_on)
select distinct on (p.claim, p.account) p.claim, p.account, p.batch, p.region, f.entered_by, p.paid_on
from payment p join bank_file f on f.id = p.file order by p.claim, p.account, p.id;
reset role;

-- That somebody telephoned about a row, and what came of it.
create table payee_call (
  id bigint generated always as identity primary key,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  outcome text not null check (outcome in ('will_come', 'no_answer', 'wrong_number', 'will_correct', 'waives', 'other')),
  note text,
  -- When it is to be tried again.
  again_on date,
  called_by bigint not null references account,
  called_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index payee_call_of on payee_call (claim, id);
grant select, insert on payee_call to ballast_app, ballast_system;
call see_by_region('payee_call', 'region');

grant usage on all sequences in schema public to ballast_app, ballast_system;
