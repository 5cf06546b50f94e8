-- Who may see and do what: regions, bodies, accounts, posts, sessions; what was done and what was looked at.
-- Two roles without a sign-in of their own. Every request runs as ballast_app, whose sight the policies below bound to the regions
-- set for the transaction; what the office does for itself (sign-in, sealing, jobs) runs as ballast_system. Nobody runs as the owner.
do $$
begin
  if not exists (select from pg_roles where rolname = 'ballast_app') then create role ballast_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'ballast_system') then create role ballast_system nologin; end if;
  -- On a server the account that connects has to be allowed to become either.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    execute format('grant ballast_app, ballast_system to %I', current_user);
  end if;
end $$;

grant usage on schema public to ballast_app, ballast_system;

-- Bounds the sight of ballast_app on a table to rows of which one of the given path columns lies in a range of the transaction.
-- A range is half open; up to four stand in app.lo1, app.hi1 and so on. Unset is null, and nothing compares with null: no row.
-- The scalar sub-selects are computed once per query; a setting read row by row costs a hundredfold.
create procedure see_by_region(seen regclass, variadic paths text[]) language plpgsql as $$
declare
  bounds text := '';
  path text;
  n int;
begin
  foreach path in array paths loop
    for n in 1..4 loop
      bounds := bounds || case when bounds = '' then '' else ' or ' end || format(
        '(%1$I >= (select nullif(current_setting(''app.lo%2$s'', true), '''')) collate "C" and %1$I < (select nullif(current_setting(''app.hi%2$s'', true), '''')) collate "C")',
        path, n);
    end loop;
  end loop;
  execute format('alter table %s enable row level security', seen);
  execute format('alter table %s force row level security', seen);
  execute format('create policy in_scope on %s to ballast_app using (%s) with check (%s)', seen, bounds, bounds);
  execute format('create policy of_system on %s to ballast_system using (true) with check (true)', seen);
end $$;

-- An account's number as the transaction knows it; null without one.
create function acting_account() returns bigint language sql stable as
  $$ select nullif(current_setting('app.account', true), '')::bigint $$;

create table region (
  path text collate "C" primary key,
  code integer,
  name text not null,
  level text not null check (level in ('nation', 'province', 'city', 'county', 'township', 'village', 'zone')),
  parent text collate "C" references region,
  from_day date not null,
  to_day date not null default '9999-12-31',
  constraint path_below_parent check (parent is null or (starts_with(path, parent) and length(path) = length(parent) + 3))
);
create unique index region_by_code on region (code, from_day) where code is not null;
grant select on region to ballast_app;
grant select, insert, update on region to ballast_system;

create table body (
  id bigint generated always as identity primary key,
  region text collate "C" not null references region,
  name text not null,
  kind text not null check (kind in ('hr_bureau', 'service_centre', 'insurance_centre', 'township', 'finance', 'audit', 'other')),
  closed_on date,
  unique (region, name)
);
grant select on body to ballast_app;
grant select, insert, update on body to ballast_system;

create table account (
  id bigint generated always as identity primary key,
  login text not null unique check (login = lower(login) and login ~ '^[a-z0-9][a-z0-9._-]{1,39}$'),
  name text not null,
  is_demo boolean not null default false,
  disabled_at timestamptz,
  version integer not null default 1,
  recorded_at timestamptz not null default clock_timestamp()
);
grant select on account to ballast_app;
grant select, insert, update on account to ballast_system;

-- Never readable by a request: only signing in and changing a password come here.
create table account_secret (
  account bigint primary key references account,
  password text not null,
  must_change boolean not null,
  changed_at timestamptz not null,
  failed integer not null default 0,
  locked_until timestamptz
);
grant select, insert, update on account_secret to ballast_system;

create table post (
  id bigint generated always as identity primary key,
  account bigint not null references account,
  role text not null,
  region text collate "C" not null references region,
  body bigint not null references body,
  from_day date not null,
  to_day date not null default '9999-12-31',
  -- Who acts for the holder, and for how long; under the substitute's own name.
  covers bigint references post,
  ended_by bigint references account,
  version integer not null default 1,
  check (from_day <= to_day)
);
create index post_by_account on post (account);
grant select on post to ballast_app;
grant select, insert, update on post to ballast_system;

create table session (
  token_hash bytea primary key,
  account bigint not null references account,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  ended_why text,
  agent text not null,
  address text not null
);
create index session_open on session (account) where ended_at is null;
grant select, insert, update on session to ballast_system;

-- What was done. Inserted by whoever does it, never changed: the grants say so.
create table event (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  office_day date not null,
  account bigint references account,
  post bigint references post,
  acting_for bigint references post,
  verb text not null,
  register text not null,
  subject text not null,
  region text collate "C" not null,
  from_state text,
  to_state text,
  version integer,
  reason text,
  detail jsonb not null default '{}',
  request_id text
);
create index event_by_subject on event (register, subject, id);
grant select, insert on event to ballast_app, ballast_system;
call see_by_region('event', 'region');

-- Who looked at whom, at what, to which end; in the transaction of the look itself.
create table look (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  account bigint references account,
  post bigint references post,
  purpose text not null,
  register text not null,
  subjects text[] not null,
  fields text[] not null,
  rows integer not null,
  region text collate "C" not null
);
grant select, insert on look to ballast_app, ballast_system;
call see_by_region('look', 'region');

-- The chain over events and looks: one sealer, every few seconds, over committed rows in the order of their numbers.
create table seal (
  id bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  through_event bigint not null,
  through_look bigint not null,
  events integer not null,
  looks integer not null,
  head bytea not null,
  signature bytea not null
);
grant select, insert on seal to ballast_system;
grant select on seal to ballast_app;

-- What a request answered, so that the same request sent twice is done once.
create table applied (
  request_id text primary key,
  account bigint not null references account,
  verb text not null,
  input_hash bytea not null,
  answer jsonb not null,
  at timestamptz not null default clock_timestamp()
);
grant select, insert on applied to ballast_app, ballast_system;
alter table applied enable row level security;
alter table applied force row level security;
create policy own on applied to ballast_app using (account = (select acting_account())) with check (account = (select acting_account()));
create policy of_system on applied to ballast_system using (true) with check (true);

grant usage on all sequences in schema public to ballast_app, ballast_system;
