-- What waits for whom, and the first register with a life of its own: facts sent to be verified.
alter table event add column round integer;

create table work_item (
  id bigint generated always as identity primary key,
  register text not null,
  subject text not null,
  state text not null,
  round integer not null,
  -- Whoever holds this permission over the region may take it.
  permission text not null,
  region text collate "C" not null references region,
  title jsonb not null,
  opened_on date not null,
  due_on date,
  claimed_by bigint references account,
  returned boolean not null default false,
  closed_at timestamptz,
  closed_by bigint references account
);
-- One waiting item per step of a subject's round and region.
create unique index work_item_open on work_item (register, subject, state, round, region) where closed_at is null;
create index work_item_waiting on work_item (region, permission, due_on) where closed_at is null;
grant select, insert, update on work_item to ballast_app, ballast_system;
call see_by_region('work_item', 'region');

-- A letter of inquiry: the subjects of one list whose one fact is missing, asked of those who can know it.
create table inquiry (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  run text not null,
  policy text not null,
  -- The missing fact: the entity it is of, the field, the words for both.
  entity text not null,
  field text not null,
  fact jsonb not null,
  owner text not null,
  asked integer not null,
  due_on date,
  note text,
  opened_by bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select, insert, update on inquiry to ballast_app, ballast_system;
call see_by_region('inquiry', 'region');

-- One subject's fact, from the question to its place in the next snapshot.
create table verification (
  id bigint generated always as identity primary key,
  inquiry bigint not null references inquiry,
  region text collate "C" not null references region,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  -- Whom the decision is about, and which record lacks the fact.
  subject_entity text not null,
  subject_key bigint not null,
  entity text not null,
  key bigint not null,
  field text not null,
  finding text check (finding in ('established', 'unverifiable')),
  value text,
  source text,
  source_on date,
  note text,
  attachment text,
  answered_by bigint references account,
  checked_by bigint references account,
  released_in text,
  check ((finding = 'established') = (value is not null))
);
create index verification_by_inquiry on verification (inquiry, state, id);
create index verification_by_state on verification (region, state, id);
-- A fact is asked for once at a time.
create unique index verification_open on verification (entity, key, field) where state in ('asked', 'answered', 'confirmed');
grant select, insert, update on verification to ballast_app, ballast_system;
call see_by_region('verification', 'region');
-- Whoever is asked sees the letter, wherever it was written.
create policy asked_of_me on inquiry for select to ballast_app using (exists (select from verification where verification.inquiry = inquiry.id));

grant usage on all sequences in schema public to ballast_app, ballast_system;
