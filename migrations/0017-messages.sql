-- Something that happened (notice), to whom it is brought and by which way (delivery), and that they have read it (receipt).
create table notice (
  id bigint generated always as identity primary key,
  kind text not null,
  -- What it is about and where it leads.
  register text not null,
  subject text not null,
  -- Names of facts and policies, counts and days; never anything of a person. The page makes the sentence.
  figures jsonb not null,
  -- What makes it one notice, however often it is come upon.
  cause text not null unique,
  office_day date not null,
  recorded_at timestamptz not null default clock_timestamp()
);

create table delivery (
  notice bigint not null references notice,
  account bigint not null references account,
  -- Inside the office alone so far; other ways to bring one get their own name here.
  channel text not null default 'in_app' check (channel in ('in_app')),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (notice, account, channel)
);
create index delivery_by_account on delivery (account, notice);

create table receipt (
  notice bigint not null,
  account bigint not null references account,
  read_at timestamptz not null default clock_timestamp(),
  primary key (notice, account),
  foreign key (notice) references notice
);

grant select on notice, delivery to ballast_app;
grant select, insert on receipt to ballast_app;
grant select, insert on notice, delivery, receipt to ballast_system;

alter table notice enable row level security;
alter table notice force row level security;
alter table delivery enable row level security;
alter table delivery force row level security;
alter table receipt enable row level security;
alter table receipt force row level security;
create policy own on delivery for select to ballast_app using (account = (select acting_account()));
create policy of_mine on notice for select to ballast_app using (exists (select from delivery where delivery.notice = notice.id));
create policy own on receipt to ballast_app using (account = (select acting_account())) with check (account = (select acting_account()));
create policy of_system on notice to ballast_system using (true) with check (true);
create policy of_system on delivery to ballast_system using (true) with check (true);
create policy of_system on receipt to ballast_system using (true) with check (true);

grant usage on all sequences in schema public to ballast_app, ballast_system;

-- Brings a notice to people, once for its cause; whoever sends one does not see it, and reads nothing back but whether it is new.
create function send_notice(of_kind text, of_register text, of_subject text, of_figures jsonb, of_cause text, on_day date, people bigint[])
returns boolean language plpgsql volatile security definer set search_path = public, pg_temp as $$
declare number bigint;
begin
  insert into notice (kind, register, subject, figures, cause, office_day)
    values (of_kind, of_register, of_subject, of_figures, of_cause, on_day)
    on conflict (cause) do nothing returning id into number;
  if number is null then return false; end if;
  insert into delivery (notice, account) select distinct number, one from unnest(people) one;
  return true;
end $$;

do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function send_notice(text, text, text, jsonb, text, date, bigint[]) owner to ballast_system;
  revoke all on function send_notice(text, text, text, jsonb, text, date, bigint[]) from public;
  grant execute on function send_notice(text, text, text, jsonb, text, date, bigint[]) to ballast_app, ballast_system;
  execute 'revoke create on schema public from ballast_system';
end $$;
