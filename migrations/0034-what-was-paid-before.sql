-- What earlier systems paid: lists taken in by one and agreed with by another, and then counted beside the ledger's own grants.

-- A list of one policy, for one year, of one earlier system.
create table earlier_list (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  policy text not null,
  policy_zh text not null,
  -- The year that its payments are for.
  year integer not null check (year between 1990 and 2100),
  system text not null check (system <> ''),
  -- What it rests on: the letter or record that it came with.
  basis text not null check (basis <> ''),
  name text not null,
  sha256 text not null,
  upload bigint,
  rows integer not null,
  fen bigint not null,
  -- Of these, rows whose payee nobody knows here.
  unknown_rows integer not null,
  taken_by bigint not null references account,
  taken_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (id, taken_by)
);
create index earlier_list_of on earlier_list (region, id);
grant select, insert on earlier_list to ballast_app, ballast_system;
call see_by_region('earlier_list', 'region');

-- That somebody else agreed with a list, so that it counts, or rejected it.
create table earlier_list_check (
  list bigint primary key,
  taken_by bigint not null,
  region text collate "C" not null references region,
  verdict text not null check (verdict in ('agreed', 'rejected')),
  reason text not null,
  checked_by bigint not null references account check (checked_by <> taken_by),
  checked_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  check (verdict = 'agreed' or reason <> ''),
  foreign key (list, taken_by) references earlier_list (id, taken_by)
);
grant select, insert on earlier_list_check to ballast_app, ballast_system;
call see_by_region('earlier_list_check', 'region');

-- Its rows, under keys; a payee that nobody knows has none, and stands by its line in the file.
create table earlier_payment (
  id bigint generated always as identity primary key,
  list bigint not null references earlier_list,
  region text collate "C" not null references region,
  line integer not null,
  entity text,
  key bigint,
  fen bigint not null check (fen > 0),
  -- Why it has no key.
  miss text check (miss in ('unknown_number', 'unknown_name', 'name_of_several', 'number_of_several')),
  unique (list, line),
  check ((key is null) = (miss is not null) and (key is null) = (entity is null))
);
create index earlier_payment_of on earlier_payment (entity, key) where key is not null;
grant select, insert on earlier_payment to ballast_app, ballast_system;
call see_by_region('earlier_payment', 'region');

-- That a row was held because of an earlier payment: what somebody closed as cleared holds it up no more.
create table doubt_earlier (
  doubt bigint not null references doubt,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  claim bigint not null references claim,
  earlier bigint not null references earlier_payment,
  kind text not null,
  code text not null,
  primary key (doubt, earlier, kind, code)
);
create index doubt_earlier_of on doubt_earlier (claim, earlier);
grant select, insert on doubt_earlier to ballast_app, ballast_system;
call see_by_region('doubt_earlier', 'region');

-- Which rows of a list stand beside what earlier systems paid: of the same policy for the same year, or of a policy that a rule of the
-- list's own run excludes. Looks past the bounds of sight, and says which row, with which policy, by which rule. Rules that name several
-- keys cannot be told: an earlier payment has one.
create function earlier_clashing(asked bigint) returns table (
  claim bigint, other bigint, policy text, policy_zh text, standing text, kind text, code text, name text, document text, basis text,
  is_told boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bounds text[] := sight();
  own_policy text;
  own_offset integer;
begin
  select b.policy, b.year_offset into own_policy, own_offset from batch b where b.id = asked;
  if not exists (select from earlier_list_check a where a.verdict = 'agreed') then return; end if;
  return query
  with mine as materialized (
    select c.id, e.variant, e.region, year_of(c.period) + own_offset as year
    from claim c join entitlement e on e.id = c.id
    where c.batch = asked and c.kind = 'first' and c.state not in ('waived', 'dropped', 'deferred') and lies_in(c.region, bounds)
  ), beside as materialized (
    select m.id as mine, m.variant, m.region, m.year, p.id as theirs, p.entity, l.policy, l.policy_zh, l.year as paid_year, l.system,
      l.basis as letter
    from mine m join entitlement_key k on k.entitlement = m.id join earlier_payment p on p.entity = k.entity and p.key = k.key
    join earlier_list l on l.id = p.list join earlier_list_check a on a.list = l.id and a.verdict = 'agreed'
  ), found as (
    select b.mine, b.theirs, b.policy, b.policy_zh, 'once_only' as kind, 'paid_before' as code, b.system as name, b.system as document,
      b.letter as basis
    from beside b where b.policy = own_policy and coalesce(b.year = b.paid_year, true)
    union all
    select b.mine, b.theirs, b.policy, b.policy_zh, r.kind, r.code, r.name, r.document, r.basis
    from beside b join batch_rule r on r.batch = asked and r.variant = b.variant and (r.paths is null or b.region = any (r.paths))
      and r.keys = array[b.entity] and r.lacks = '{}' and b.policy = any (r.policies)
    where (b.policy <> own_policy or not coalesce(b.year = b.paid_year, true))
      and case r.scope when 'ever' then true when 'year' then coalesce(b.year = b.paid_year, true)
        else b.paid_year between r.from_year + own_offset and r.to_year + own_offset end
  )
  select f.mine, f.theirs, f.policy, f.policy_zh, 'earlier', f.kind, f.code, f.name, f.document, f.basis,
    exists (select from doubt_earlier t where t.claim = f.mine and t.earlier = f.theirs and t.kind = f.kind and t.code = f.code)
  from found f order by f.mine, f.theirs, f.kind, f.code;
end $$;

grant usage on all sequences in schema public to ballast_app, ballast_system;
do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function earlier_clashing(bigint) owner to ballast_system;
  revoke all on function earlier_clashing(bigint) from public;
  grant execute on function earlier_clashing(bigint) to ballast_app;
  execute 'revoke create on schema public from ballast_system';
end $$;
