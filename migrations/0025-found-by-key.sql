-- Both of these are asked with lists of a hundred thousand rows, on databases that nobody gathered statistics of. Left to itself the
-- planner took a list for one row and compared each with each; so each row is looked up by its key here, which `offset 0` holds it to.

create or replace function grants_taken(asked_policy text, asked_kind text, once_keys text[], periods text[]) returns table (once_key text, period text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select asked.once_key, asked.period
    from unnest(once_keys, periods) asked(once_key, period)
    where exists (select from claim c where c.policy = asked_policy and c.once_key = asked.once_key and c.period = asked.period
      and c.kind = asked_kind and c.state not in ('dropped', 'waived', 'deferred') offset 0);
end $$;

create or replace function grants_clashing(asked bigint) returns table (
  claim bigint, other bigint, policy text, policy_zh text, standing text, kind text, code text, name text, document text, basis text,
  is_told boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  bounds text[] := sight();
  own_policy text;
  own_offset integer;
  -- What rules of other lists that name this policy go by first; null where none does.
  naming text[];
begin
  select b.policy, b.year_offset into own_policy, own_offset from batch b where b.id = asked;
  select array_agg(distinct r.keys[1]) into naming from batch_rule r
    where r.policies @> array[own_policy] and r.kind = 'exclusion' and r.batch <> asked and r.lacks = '{}';
  return query
  with mine as materialized (
    select c.id, c.kind, e.variant, e.region, year_of(c.period) as year
    from claim c join entitlement e on e.id = c.id
    where c.batch = asked and c.state not in ('waived', 'dropped', 'deferred') and lies_in(c.region, bounds)
  ), own as (
    select m.id as mine, o.id as theirs, r.id as rule
    from batch_rule r
    join mine m on m.variant = r.variant and (r.paths is null or m.region = any (r.paths))
    cross join lateral (select k.key from entitlement_key k where k.entitlement = m.id and k.entity = r.keys[1] offset 0) mk
    cross join lateral (
      select c.id, c.kind, year_of(c.period) as year, b.year_offset
      from entitlement_key k join claim c on c.id = k.entitlement join batch b on b.id = c.batch
      where k.entity = r.keys[1] and k.key = mk.key and k.entitlement <> m.id
        and c.policy = any (r.policies) and c.state not in ('waived', 'dropped', 'deferred') offset 0) o
    where r.batch = asked and r.lacks = '{}'
      and (r.kind = 'exclusion' or (m.kind = 'first' and o.kind = 'first'))
      and (cardinality(r.keys) = 1 or not exists (select from unnest(r.keys[2:]) k (entity) where not exists (
        select from entitlement_key a join entitlement_key b on b.entity = a.entity and b.key = a.key
        where a.entitlement = m.id and a.entity = k.entity and b.entitlement = o.id)))
      and case r.scope when 'ever' then true
        when 'year' then coalesce(o.year + o.year_offset = m.year + own_offset, true)
        else coalesce(o.year between r.from_year and r.to_year, true) end
  ), theirs as (
    select m.id as mine, o.id as theirs, r.id as rule
    from mine m
    cross join lateral (
      select k.entity, k.key from entitlement_key k where k.entitlement = m.id and k.entity = any (naming) offset 0) mk
    cross join lateral (
      select c.id, c.batch, e.variant, e.region, year_of(c.period) as year, b.year_offset
      from entitlement_key k join claim c on c.id = k.entitlement join entitlement e on e.id = c.id join batch b on b.id = c.batch
      where k.entity = mk.entity and k.key = mk.key and c.batch <> asked and c.policy <> own_policy
        and c.state not in ('waived', 'dropped', 'deferred') offset 0) o
    cross join lateral (
      select s.id, s.scope, s.from_year, s.to_year from batch_rule s
      where s.batch = o.batch and s.variant = o.variant and s.keys[1] = mk.entity and s.kind = 'exclusion' and s.lacks = '{}'
        and own_policy = any (s.policies) and (s.paths is null or o.region = any (s.paths)) offset 0) r
    where case r.scope when 'ever' then true
        when 'year' then coalesce(o.year + o.year_offset = m.year + own_offset, true)
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
