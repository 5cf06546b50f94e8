-- In which regions the units are registered that a whole credit code means and the transaction does not see: of whoever has the code in
-- hand, so that they can be sent to the right office. Never of a person, and nothing but the place.
create function places_beyond_sight(tails bigint[], hashes bytea[], day date) returns table (key bigint, home text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare bounds text[] := sight();
begin
  return query select distinct s.key, s.home from subject s join (
      select n.key, n.entity from subject_number n where n.tail = any (tails) and n.hash = any (hashes)
        and n.scheme = 'credit_code' and n.from_day <= day and day <= n.to_day
      union select n.key, n.entity from subject_number n where n.tail_before = any (tails) and n.hash_before = any (hashes)
        and n.scheme = 'credit_code' and n.from_day <= day and day <= n.to_day
    ) found on found.key = s.key and found.entity = s.entity
    where s.entity in ('firm', 'organisation') and s.home is not null
      and not coalesce(lies_in(s.home, bounds), false) and not coalesce(lies_in(s.insured, bounds), false)
      and not coalesce(lies_in(s.operating, bounds), false)
    limit 5;
end $$;

do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function places_beyond_sight(bigint[], bytea[], date) owner to ballast_system;
  revoke all on function places_beyond_sight(bigint[], bytea[], date) from public;
  grant execute on function places_beyond_sight(bigint[], bytea[], date) to ballast_app;
  execute 'revoke create on schema public from ballast_system';
end $$;
