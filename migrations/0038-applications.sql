-- What cannot be found without asking: applications for one policy or several at once, what the applicant supplies or promises, and what came of a promise.

create table application (
  id bigint generated always as identity primary key,
  -- The place that received it.
  region text collate "C" not null references region,
  number text not null,
  subject_entity text not null,
  subject_key bigint not null,
  -- The screening whose decisions were open when it was received.
  run text not null,
  -- At the window, or carried from door to door by whoever serves.
  way text not null check (way in ('window', 'carried')),
  -- On behalf of the applicant: who, in which relation, and how the applicant agreed.
  agent_name text,
  agent_relation text,
  consent_way text check (consent_way in ('paper', 'video')),
  consent_reference text,
  note text,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  due_on date,
  received_by bigint not null references account,
  received_on date not null,
  decided_on date,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (region, number),
  -- Nobody applies for another without saying who, as what, and what the consent is.
  check ((agent_name is null) = (agent_relation is null) and (agent_name is null) = (consent_way is null) and (agent_name is null) = (consent_reference is null))
);
create index application_by_state on application (state, id);
create index application_by_subject on application (subject_entity, subject_key);
grant select, insert, update on application to ballast_app, ballast_system;
call see_by_region('application', 'region');

-- One policy that is applied for, for one subject of its list.
create table application_matter (
  id bigint generated always as identity primary key,
  application bigint not null references application,
  region text collate "C" not null references region,
  policy text not null,
  policy_zh text not null,
  plan text not null,
  clause text not null,
  subject_entity text not null,
  subject_key bigint not null,
  -- What the screening said when it was received.
  outcome text not null,
  result text check (result in ('accepted', 'rejected')),
  -- Why it was rejected, and by which clause.
  reason text,
  basis text,
  is_open boolean not null default true,
  check (result is distinct from 'rejected' or (reason <> '' and basis <> ''))
);
create index application_matter_of on application_matter (application, id);
create index application_matter_by_subject on application_matter (subject_entity, subject_key, policy);
-- A matter is applied for once at a time.
create unique index application_matter_open on application_matter (policy, subject_entity, subject_key) where is_open;
grant select, insert, update (result, reason, basis, is_open) on application_matter to ballast_app, ballast_system;
call see_by_region('application_matter', 'region');

-- A fact that nobody knew when an application was received, and that a matter of it needs: asked for once, however many need it.
create table application_need (
  id bigint generated always as identity primary key,
  application bigint not null references application,
  region text collate "C" not null references region,
  entity text not null,
  key bigint not null,
  field text not null,
  zh text not null,
  -- Who has it otherwise, by the glossary.
  owner text not null,
  policies text[] not null,
  unique (application, entity, key, field)
);
grant select, insert on application_need to ballast_app, ballast_system;
call see_by_region('application_need', 'region');

-- What was given for a need: by a material, by a written promise, or found when a promise was checked. The newest of a need counts.
create table application_fact (
  id bigint generated always as identity primary key,
  application bigint not null references application,
  need bigint not null references application_need,
  region text collate "C" not null references region,
  round integer not null,
  way text not null check (way in ('material', 'promise', 'found')),
  value text not null,
  -- The material it rests on and its day; of a promise the document and clause that let it be promised.
  source text not null,
  source_on date not null,
  entered_by bigint not null references account,
  entered_on date not null,
  -- Whether whoever reviewed the application goes by it.
  is_believed boolean,
  released_in text,
  recorded_at timestamptz not null default clock_timestamp()
);
create index application_fact_of on application_fact (application, need, id);
create index application_fact_to_release on application_fact (region, id) where is_believed and released_in is null;
grant select, insert, update (is_believed, released_in) on application_fact to ballast_app, ballast_system;
call see_by_region('application_fact', 'region');

-- A written promise, from the day it is given to the day it is checked.
create table commitment (
  id bigint generated always as identity primary key,
  application bigint not null references application,
  fact bigint not null unique references application_fact,
  region text collate "C" not null references region,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  basis text not null,
  check_on date not null,
  -- What the check found, by which material.
  finding text,
  source text,
  checked_by bigint references account,
  checked_on date,
  recorded_at timestamptz not null default clock_timestamp()
);
create index commitment_of on commitment (application);
create index commitment_by_day on commitment (state, check_on, id);
grant select, insert, update on commitment to ballast_app, ballast_system;
call see_by_region('commitment', 'region');

-- What an applicant was told to complete, all of it at once.
create table application_notice (
  id bigint generated always as identity primary key,
  application bigint not null references application,
  region text collate "C" not null references region,
  round integer not null,
  items text[] not null check (cardinality(items) > 0),
  basis text not null,
  due_on date not null,
  written_by bigint not null references account,
  written_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (application, round)
);
grant select, insert on application_notice to ballast_app, ballast_system;
call see_by_region('application_notice', 'region');

grant usage on all sequences in schema public to ballast_app, ballast_system;

-- Which of some matters are open in an application, wherever that may be: looks past the bounds of sight, and gives their number alone.
create function applications_open(policies text[], entities text[], keys bigint[]) returns table (policy text, entity text, key bigint, number text)
language sql stable security definer set search_path = public, pg_temp as $$
  select m.policy, m.subject_entity, m.subject_key, a.number from application_matter m join application a on a.id = m.application
  where m.is_open and exists (select from unnest(policies, entities, keys) asked(policy, entity, key)
    where asked.policy = m.policy and asked.entity = m.subject_entity and asked.key = m.subject_key)
$$;
do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function applications_open(text[], text[], bigint[]) owner to ballast_system;
  revoke all on function applications_open(text[], text[], bigint[]) from public;
  grant execute on function applications_open(text[], text[], bigint[]) to ballast_app, ballast_system;
  execute 'revoke create on schema public from ballast_system';
end $$;
