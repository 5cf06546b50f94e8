-- Who the facts are about: names in clear, numbers as ciphers that are found by a keyed hash. The facts themselves carry keys alone.
-- A key is that of the registry, and is never given to anybody else.
create table subject (
  key bigint not null,
  entity text not null check (entity in ('firm', 'insured_unit', 'person', 'organisation')),
  name text collate "C" not null,
  -- Where it is registered or lives, where it is insured, where it operates: whoever answers for one of them sees it.
  home text collate "C",
  insured text collate "C",
  operating text collate "C",
  -- Every two characters of the name that stand side by side, as numbers; people have none.
  pairs integer[],
  primary key (key, entity)
);
-- A name is found by how it begins: whole ranges of it, since a comparison of ranges is all that the bounds of sight let through to an index.
create index subject_by_name on subject (name);
grant select on subject to ballast_app;
grant select, insert, update on subject to ballast_system;
call see_by_region('subject', 'home', 'insured', 'operating');

-- By a part of it a unit is found, a person is not. What waits to be sorted in is kept small: sorting it in stops everybody.
create index subject_by_part on subject using gin (pairs) with (gin_pending_list_limit = 1024) where pairs is not null;

-- No reference to subject: both are written in one transaction, and two million look-ups of what was just written cost a minute.
create table subject_number (
  key bigint not null,
  entity text not null,
  scheme text not null check (scheme in ('identity_number', 'credit_code', 'unit_number', 'phone', 'account')),
  -- Keyed hashes of the last six characters and of the whole; the former is what an index is for, the latter settles it.
  tail bigint not null,
  hash bytea not null check (length(hash) = 16),
  cipher bytea not null,
  key_version smallint not null,
  -- Under the keys before, while they are being exchanged.
  tail_before bigint,
  hash_before bytea,
  from_day date not null,
  to_day date not null default '9999-12-31',
  source text not null,
  primary key (key, entity, scheme, from_day)
);
create index subject_number_by_tail on subject_number (tail);
create index subject_number_by_tail_before on subject_number (tail_before) where tail_before is not null;
-- No request reads it but through the functions below, which keep to the regions of the transaction.
grant select, insert, update on subject_number to ballast_system;

-- Which keys the numbers are under, and what shows that a key file is theirs. The keys themselves are not here.
create table number_key (
  version smallint primary key,
  suite text not null,
  mark bytea not null,
  made_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz
);
grant select, insert, update on number_key to ballast_system;

-- How far the subjects of a snapshot are written, so that writing them goes on after a stop.
create table subject_load (
  snapshot text not null,
  entity text not null,
  through bigint not null,
  written bigint not null,
  total bigint not null,
  primary key (snapshot, entity)
);
grant select on subject_load to ballast_app;
grant select, insert, update on subject_load to ballast_system;

-- The bounds of sight of this transaction, low and high by turns; an absent one is null and compares with nothing.
create function sight() returns text[] language sql stable
  return array[
    nullif(current_setting('app.lo1', true), ''), nullif(current_setting('app.hi1', true), ''),
    nullif(current_setting('app.lo2', true), ''), nullif(current_setting('app.hi2', true), ''),
    nullif(current_setting('app.lo3', true), ''), nullif(current_setting('app.hi3', true), ''),
    nullif(current_setting('app.lo4', true), ''), nullif(current_setting('app.hi4', true), '')];

create function lies_in(path text, bounds text[]) returns boolean language sql immutable
  return (path collate "C" >= bounds[1] and path collate "C" < bounds[2]) or (path collate "C" >= bounds[3] and path collate "C" < bounds[4])
    or (path collate "C" >= bounds[5] and path collate "C" < bounds[6]) or (path collate "C" >= bounds[7] and path collate "C" < bounds[8]);

-- What follows looks past the row bounds, because no index can be used under them, and keeps to the same bounds itself.
-- Subjects other than people of whose name `part` is a part: `having_pairs` are its pairs of characters.
create function subjects_with_part(part text, having_pairs integer[], entities text[], most integer) returns setof subject
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare bounds text[] := sight();
begin
  return query select * from subject s
    where s.pairs @> having_pairs and s.pairs is not null and s.entity = any (entities) and strpos(s.name, part) > 0
      and (lies_in(s.home, bounds) or lies_in(s.insured, bounds) or lies_in(s.operating, bounds))
    limit most;
end $$;

-- Subjects with a number of one of the tails, and of one of the hashes where any are given.
create function subjects_with_number(tails bigint[], hashes bytea[], day date, most integer) returns setof subject
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare bounds text[] := sight();
begin
  return query select s.* from subject s join (
      select distinct n.key, n.entity from (
        select * from subject_number where tail = any (tails)
        union all select * from subject_number where tail_before = any (tails)
      ) n
      where n.from_day <= day and day <= n.to_day and (hashes is null or n.hash = any (hashes) or n.hash_before = any (hashes))
    ) found on found.key = s.key and found.entity = s.entity
    where lies_in(s.home, bounds) or lies_in(s.insured, bounds) or lies_in(s.operating, bounds)
    limit most;
end $$;

-- The numbers of subjects that are seen, as ciphers.
create function numbers_of(asked text, keys bigint[]) returns setof subject_number
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare bounds text[] := sight();
begin
  return query select n.* from subject s join subject_number n on n.key = s.key and n.entity = s.entity
    where s.entity = asked and s.key = any (keys)
      and (lies_in(s.home, bounds) or lies_in(s.insured, bounds) or lies_in(s.operating, bounds));
end $$;

-- Owned by who sees every row and cannot sign in; a new owner has to be allowed to create where the function stands.
do $$
declare name text;
begin
  execute 'grant create on schema public to ballast_system';
  foreach name in array array['subjects_with_part', 'subjects_with_number', 'numbers_of'] loop
    execute format('alter function %I owner to ballast_system', name);
    execute format('revoke all on function %I from public', name);
    execute format('grant execute on function %I to ballast_app', name);
  end loop;
  execute 'revoke create on schema public from ballast_system';
end $$;
