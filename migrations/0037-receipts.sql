-- Objections from the public: what came from 12345 or as a petition keeps its number and its term; the answer names a remedy and what
-- that rests on; whoever holds a receipt asks how far it is, and adds to what was said, without an account.
alter table objection
  add column sheet_number text,
  add column sheet_due_on date,
  add column remedy text,
  add column remedy_basis text,
  add column answered_on date,
  -- The account that objected itself.
  add column brought_by bigint references account,
  add constraint sheet_whole check ((sheet_number is null) = (sheet_due_on is null)),
  add constraint remedy_with_basis check ((remedy is null) = (remedy_basis is null));
-- Of objections answered before this, the day is that of the answer in the trail.
set local role ballast_system;
update objection o set answered_on = coalesce(
    (select max(e.office_day) from event e where e.register = 'objection' and e.subject = o.id::text and e.verb = 'answer'), o.due_on)
  where o.state = 'answered';
reset role;

-- What whoever holds the receipt adds, until it is answered.
create table objection_word (
  id bigint generated always as identity primary key,
  objection bigint not null references objection,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  text text not null,
  added_on date not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index objection_word_of on objection_word (objection, id);
grant select on objection_word to ballast_app;
grant select, insert on objection_word to ballast_system;
call see_by_region('objection_word', 'region');

-- How far an objection is, for whoever knows its whole receipt: state, days and answer. Not what was said, by whom, or about whom.
create function objection_told(asked text) returns table (state text, received_on date, due_on date, answered_on date, finding text, answer text, remedy text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select o.state, o.received_on, coalesce(o.sheet_due_on, o.due_on), o.answered_on,
      case when o.state = 'answered' then o.finding end, case when o.state = 'answered' then o.answer end,
      case when o.state = 'answered' then o.remedy end
    from objection o where o.receipt = asked;
end $$;

-- Lists that are public on a day: what their notices say, for whoever speaks for itself and may object to one.
create function public_notices(day date) returns table (batch bigint, region text, place text, policy text, number text, from_day date, to_day date, address text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select distinct on (b.id) b.id, b.region, r.name, b.policy_zh, p.number, p.from_day, p.to_day, p.address
    from publication p join batch b on b.id = p.batch and b.round = p.round and b.state = 'publication' join region r on r.path = b.region
    where p.from_day <= day and day <= p.to_day
      and not exists (select from publication_taken_down t where t.publication = p.id)
    order by b.id desc, p.id desc limit 200;
end $$;
do $$
declare name text;
begin
  execute 'grant create on schema public to ballast_system';
  foreach name in array array['objection_told(text)', 'public_notices(date)'] loop
    execute format('alter function %s owner to ballast_system', name);
    execute format('revoke all on function %s from public', name);
    execute format('grant execute on function %s to ballast_app, ballast_own', name);
  end loop;
  execute 'revoke create on schema public from ballast_system';
end $$;

-- Whoever speaks for itself sees the objections that it brought itself.
grant select on objection to ballast_own;
create policy mine on objection for select to ballast_own using (brought_by = (select acting_account()));
create index objection_brought on objection (brought_by, id) where brought_by is not null;
grant usage on all sequences in schema public to ballast_app, ballast_system;
