-- Rows that a body objects to wait in its opinion until somebody checked that its letter says so.
alter table joint_opinion add column objected bigint[] not null default '{}';
-- A list that was sent back is published anew in its next round.
alter table publication add column round integer not null default 1;
-- Rows that are published again alone, after their amount was changed.
alter table publication add column claims bigint[];
-- The clause that orders numbers to be shown, masked.
alter table publication add column numbers_basis text;
-- What is public is for everybody in the office to see, wherever they answer the telephone.
create policy is_public on publication for select to ballast_app using (true);

-- Takes the next number of a kind of paper; whoever receives an objection at a window numbers it with those of the whole place.
create function next_paper_number(paper_kind text, paper_region text, paper_year integer) returns integer
language plpgsql security definer set search_path = public, pg_temp as $$
declare taken integer;
begin
  insert into paper_number (kind, region, year, last) values (paper_kind, paper_region, paper_year, 1)
  on conflict (kind, region, year) do update set last = paper_number.last + 1 returning last into taken;
  return taken;
end $$;
do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function next_paper_number(text, text, integer) owner to ballast_system;
  revoke all on function next_paper_number(text, text, integer) from public;
  grant execute on function next_paper_number(text, text, integer) to ballast_app;
  execute 'revoke create on schema public from ballast_system';
end $$;
revoke insert, update on paper_number from ballast_app;
