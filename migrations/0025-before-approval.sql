-- What stands between a list and its money: grants of other policies that exclude it, and the comparisons that auditors make.

-- Which of these a place sets aside beside its order of steps, with the document that says so; without one nothing is set aside.
alter table batch_order
  add column set_aside text[] not null default '{}' check (set_aside <@ array['rehearsal']),
  add column set_aside_basis text,
  add constraint set_aside_with_basis check ((set_aside = '{}') = (set_aside_basis is null));
alter table batch
  add column set_aside text[] not null default '{}',
  add column set_aside_basis text,
  -- The year that payments of its policy are for, less the year of their period.
  add column year_offset smallint not null default 0;

-- What the plans of a batch's run say of grants beside its own, written down when it is made: of which policies a key gets only one, and
-- what it gets only once. Batches made before this carry none of their own, and are held to those of the others.
create table batch_rule (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  kind text not null check (kind in ('exclusion', 'once_only')),
  code text not null,
  name text not null,
  -- The plan that states it, the title of its document, and the clause or the other document that it rests on.
  plan text not null,
  document text not null,
  basis text not null,
  -- Whose rows it binds, and where: all of them where paths are null.
  variant text not null,
  paths text[],
  keys text[] not null,
  -- Keys that the rows do not carry, so that it cannot be looked at.
  lacks text[] not null default '{}',
  scope text not null check (scope in ('ever', 'year', 'policy_period')),
  from_year integer not null,
  to_year integer not null,
  -- Grants of these policies stand in the way.
  policies text[] not null,
  unique (batch, kind, plan, code, variant)
);
create index batch_rule_naming on batch_rule using gin (policies);
grant select, insert on batch_rule to ballast_app, ballast_system;
call see_by_region('batch_rule', 'region');
-- Whoever has a part of a list sees what it is held to.
create policy has_a_part on batch_rule for select to ballast_app using (exists (select from batch_part where batch_part.batch = batch_rule.batch));

-- Whom a grant is about: the person, the unit, the firm. Never an employment, whose key a new registration replaces.
create table entitlement_key (
  entitlement bigint not null references entitlement,
  entity text not null,
  key bigint not null,
  region text collate "C" not null references region,
  primary key (entitlement, entity)
);
create index entitlement_key_of on entitlement_key (entity, key);
grant select, insert on entitlement_key to ballast_app, ballast_system;
call see_by_region('entitlement_key', 'region');
insert into entitlement_key (entitlement, entity, key, region)
  select distinct on (e.id, k.entity) e.id, k.entity, k.key, e.region
  from entitlement e cross join lateral (
    select e.subject_entity as entity, e.subject_key as key
    union all select e.payee_entity, e.payee_key
    union all select split_part(part, '/', 1), split_part(part, '/', 2)::bigint from unnest(string_to_array(e.once_key, '+')) part
  ) k where k.entity <> 'employment' order by e.id, k.entity, k.key;

-- That a row was held because of another grant: what somebody closed as cleared holds it up no more.
create table doubt_clash (
  doubt bigint not null references doubt,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  claim bigint not null references claim,
  other bigint not null references claim,
  kind text not null,
  code text not null,
  primary key (doubt, other, kind, code)
);
create index doubt_clash_of on doubt_clash (claim, other);
grant select, insert on doubt_clash to ballast_app, ballast_system;
call see_by_region('doubt_clash', 'region');

create function year_of(period text) returns integer language sql immutable as $$ select substring(period from '^\d{4}')::integer $$;

-- Which rows of a list stand beside other grants that a rule excludes: under the rules of its own run, and under those that the other was
-- granted by. Looks past the bounds of sight, and says which row, with which policy, by which rule, and whether that grant was approved
-- (`granted`), comes earlier on the same list (`same_list`), or is on a list that nobody approved yet (`listed`). A period that tells no
-- year may be any.
create function grants_clashing(asked bigint) returns table (
  claim bigint, other bigint, policy text, policy_zh text, standing text, kind text, code text, name text, document text, basis text,
  is_told boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bounds text[] := sight();
  own_policy text;
  own_offset integer;
begin
  select b.policy, b.year_offset into own_policy, own_offset from batch b where b.id = asked;
  return query
  with mine as materialized (
    select c.id, c.kind, e.variant, e.region, year_of(c.period) as year
    from claim c join entitlement e on e.id = c.id
    where c.batch = asked and c.state not in ('waived', 'dropped', 'deferred') and lies_in(c.region, bounds)
  ), own as (
    select m.id as mine, o.id as theirs, r.id as rule
    from batch_rule r
    join mine m on m.variant = r.variant and (r.paths is null or m.region = any (r.paths))
    join entitlement_key mk on mk.entitlement = m.id and mk.entity = r.keys[1]
    join entitlement_key ok on ok.entity = mk.entity and ok.key = mk.key and ok.entitlement <> m.id
    join claim o on o.id = ok.entitlement and o.policy = any (r.policies) and o.state not in ('waived', 'dropped', 'deferred')
    join batch ob on ob.id = o.batch
    where r.batch = asked and r.lacks = '{}'
      and (r.kind = 'exclusion' or (m.kind = 'first' and o.kind = 'first'))
      and not exists (select from unnest(r.keys[2:]) k (entity) where not exists (
        select from entitlement_key a join entitlement_key b on b.entity = a.entity and b.key = a.key
        where a.entitlement = m.id and a.entity = k.entity and b.entitlement = o.id))
      and case r.scope when 'ever' then true
        when 'year' then coalesce(year_of(o.period) + ob.year_offset = m.year + own_offset, true)
        else coalesce(year_of(o.period) between r.from_year and r.to_year, true) end
  ), theirs as (
    select m.id as mine, o.id as theirs, r.id as rule
    from batch_rule r
    join batch ob on ob.id = r.batch
    join claim o on o.batch = r.batch and o.state not in ('waived', 'dropped', 'deferred')
    join entitlement oe on oe.id = o.id and oe.variant = r.variant and (r.paths is null or oe.region = any (r.paths))
    join entitlement_key ok on ok.entitlement = o.id and ok.entity = r.keys[1]
    join entitlement_key mk on mk.entity = ok.entity and mk.key = ok.key
    join mine m on m.id = mk.entitlement
    where r.policies @> array[own_policy] and r.kind = 'exclusion' and r.batch <> asked and r.lacks = '{}'
      and case r.scope when 'ever' then true
        when 'year' then coalesce(year_of(o.period) + ob.year_offset = m.year + own_offset, true)
        else coalesce(m.year between r.from_year and r.to_year, true) end
  )
  select distinct on (p.mine, p.theirs, r.kind, r.code)
    p.mine, p.theirs, ob.policy, ob.policy_zh,
    case when o.batch = asked then 'same_list' when ob.approved_on is not null then 'granted' else 'listed' end,
    r.kind, r.code, r.name, r.document, r.basis,
    exists (select from doubt_clash t where t.claim = p.mine and t.other = p.theirs and t.kind = r.kind and t.code = r.code)
  from (select * from own union all select * from theirs) p
  join batch_rule r on r.id = p.rule
  join claim o on o.id = p.theirs
  join batch ob on ob.id = o.batch
  where o.batch <> asked or o.id < p.mine
  order by p.mine, p.theirs, r.kind, r.code, (r.batch = asked) desc;
end $$;

-- The comparisons that auditors make, made before payment is approved: over which list, over which facts, and what they found.
create table rehearsal (
  id bigint generated always as identity primary key,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  round integer not null,
  -- What was compared: the list with the accounts that its rows go to, as it stood.
  list_hash text not null,
  rows integer not null,
  fen bigint not null,
  -- The facts that it was compared with; null where none could be read.
  snapshot text,
  data_on date,
  made_by bigint not null references account,
  made_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index rehearsal_of on rehearsal (batch, id);
grant select, insert on rehearsal to ballast_app, ballast_system;
call see_by_region('rehearsal', 'region');

-- Each comparison of a rehearsal: made, or not, and then why not. What was not delivered is not nothing found.
create table rehearsal_comparison (
  rehearsal bigint not null references rehearsal,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  comparison text not null,
  standing text not null check (standing in ('made', 'no_data', 'off')),
  -- How many rows it could look at, and how many of them it found.
  rows integer not null,
  found integer not null,
  primary key (rehearsal, comparison),
  check (standing = 'made' or (rows = 0 and found = 0))
);
grant select, insert on rehearsal_comparison to ballast_app, ballast_system;
call see_by_region('rehearsal_comparison', 'region');

-- A row that a comparison found, what it found, and the doubt that it is held with; found again unchanged, the doubt is the one before.
create table rehearsal_finding (
  rehearsal bigint not null references rehearsal,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  comparison text not null,
  claim bigint not null references claim,
  detail text not null,
  doubt bigint not null references doubt,
  primary key (rehearsal, comparison, claim)
);
create index rehearsal_finding_of on rehearsal_finding (claim, comparison);
grant select, insert on rehearsal_finding to ballast_app, ballast_system;
call see_by_region('rehearsal_finding', 'region');

grant usage on all sequences in schema public to ballast_app, ballast_system;
do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function grants_clashing(bigint) owner to ballast_system;
  revoke all on function grants_clashing(bigint) from public;
  grant execute on function grants_clashing(bigint) to ballast_app;
  execute 'revoke create on schema public from ballast_system';
end $$;
