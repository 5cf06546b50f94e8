-- Lists of what was paid, laid beside a screening: who did it, when, what with, how the list was understood and what came of it.
-- The list itself is not kept: its bytes lie sealed among the files that people hand over until they were compared, and are deleted then.
-- Every row that was compared lies in a file beside the runs, under keys and by its line; no name and no number of anybody.
create table paid_list (
  id bigint generated always as identity primary key,
  job bigint not null unique references job_run,
  account bigint not null references account,
  post bigint not null references post,
  region text collate "C" not null references region,
  run text not null,
  policy text not null,
  -- Of what the keys are that rows were compared by.
  entity text not null,
  -- The list as it was handed over: its name and the hash of its bytes.
  name text not null,
  sha256 text not null,
  bytes bigint not null,
  -- What tells lists of this form, and how this one was understood; the next one of the form is understood alike.
  layout text not null,
  reading jsonb not null,
  -- How many lines were read, left out and refused, and what each group comes to on either side.
  counts jsonb not null,
  rows_sha256 text not null,
  recorded_at timestamptz not null
);
create index paid_list_by_layout on paid_list (layout, id);
grant select, insert on paid_list to ballast_app;
grant select on paid_list to ballast_system;
call see_by_region('paid_list', 'region');

-- Whose numbers these are, of subjects that are seen: the place in the list, from 1, and the key. Looks past the row bounds as the
-- other searches by number do, and keeps to the same bounds itself; numbers that were in force once count.
create function keys_by_numbers(tails bigint[], hashes bytea[], entities text[]) returns table (place integer, key bigint, entity text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare bounds text[] := sight();
begin
  return query select distinct given.at::integer, s.key, s.entity
    from unnest(tails, hashes) with ordinality given (tail, hash, at)
    join lateral (
      select n.key, n.entity from subject_number n where n.tail = given.tail and n.hash = given.hash
      union select n.key, n.entity from subject_number n where n.tail_before = given.tail and n.hash_before = given.hash
    ) found on true
    join subject s on s.key = found.key and s.entity = found.entity
    where s.entity = any (entities) and (lies_in(s.home, bounds) or lies_in(s.insured, bounds) or lies_in(s.operating, bounds));
end $$;

do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function keys_by_numbers(bigint[], bytea[], text[]) owner to ballast_system;
  revoke all on function keys_by_numbers(bigint[], bytea[], text[]) from public;
  grant execute on function keys_by_numbers(bigint[], bytea[], text[]) to ballast_app;
  execute 'revoke create on schema public from ballast_system';
end $$;
