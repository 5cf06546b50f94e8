-- Views of lists that people keep under a name: what the address of the list asks for. One's own, and those that somebody shared with a
-- body in which one has a post. Which bodies these are on the day of the transaction stands in app.bodies.
create function acting_bodies() returns bigint[] language sql stable as
  $$ select nullif(current_setting('app.bodies', true), '')::bigint[] $$;

create table saved_view (
  id bigint generated always as identity primary key,
  account bigint not null references account,
  name text not null check (name <> ''),
  -- Which list it is a view of, and what of: the decisions on a policy.
  list text not null check (list in ('decision')),
  about text not null,
  -- The parameters of the address, and how each part of the filter read when it was kept.
  search jsonb not null,
  said jsonb not null,
  -- Shared with whoever has a post in this body.
  body bigint references body,
  version integer not null default 1,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (account, name)
);
create index saved_view_of_body on saved_view (body, list, about) where body is not null;
grant select, insert, update, delete on saved_view to ballast_app;
grant select, insert, update, delete on saved_view to ballast_system;

-- The view that a list opens with for somebody: one of theirs or one that is shared with them; gone with the view.
create table preferred_view (
  account bigint not null references account,
  list text not null,
  about text not null,
  view bigint not null references saved_view on delete cascade,
  primary key (account, list, about)
);
create index preferred_view_by_view on preferred_view (view);
grant select, insert, update, delete on preferred_view to ballast_app;
grant select, insert, update, delete on preferred_view to ballast_system;

alter table saved_view enable row level security;
alter table saved_view force row level security;
alter table preferred_view enable row level security;
alter table preferred_view force row level security;
create policy own on saved_view to ballast_app using (account = (select acting_account()))
  with check (account = (select acting_account()) and (body is null or body = any ((select acting_bodies())::bigint[])));
create policy of_my_body on saved_view for select to ballast_app using (body = any ((select acting_bodies())::bigint[]));
create policy own on preferred_view to ballast_app using (account = (select acting_account()))
  with check (account = (select acting_account()));
create policy of_system on saved_view to ballast_system using (true) with check (true);
create policy of_system on preferred_view to ballast_system using (true) with check (true);

grant usage on all sequences in schema public to ballast_app, ballast_system;
