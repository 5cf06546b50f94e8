-- Firms and persons who speak for themselves: what their posts speak for, a role of the database that sees that and nothing else, and
-- what they ask of their account.
do $$
begin
  if not exists (select from pg_roles where rolname = 'ballast_own') then create role ballast_own nologin; end if;
  if not (select rolsuper from pg_roles where rolname = current_user) then execute format('grant ballast_own to %I', current_user); end if;
end $$;
grant usage on schema public to ballast_own;

-- Whom a post of a firm or of a person speaks for: the units of a firm, or the person. Entered with the post and never changed.
create table post_subject (
  post bigint not null references post,
  entity text not null check (entity in ('firm', 'insured_unit', 'person', 'organisation')),
  key bigint not null,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (post, entity, key)
);
create index post_subject_of on post_subject (entity, key);
grant select, insert on post_subject to ballast_system;
grant select on post_subject to ballast_own;
alter table post_subject enable row level security;
alter table post_subject force row level security;
create policy of_system on post_subject to ballast_system using (true) with check (true);
create policy mine on post_subject for select to ballast_own using (exists (
  select from post where post.id = post_subject.post and post.account = (select acting_account())));

-- Whom the posts of this transaction speak for. A post of another account, named in a setting, speaks for nobody.
create function own_subjects() returns table (entity text, key bigint) language sql stable as $$
  select s.entity, s.key from post_subject s join post p on p.id = s.post
  where p.id = any (coalesce(nullif(current_setting('app.posts', true), ''), '{}')::bigint[]) and p.account = acting_account() $$;

-- What somebody who speaks for itself reads: what is granted to it, and what became of that.
grant select on region, post to ballast_own;
grant select on entitlement, entitlement_key, claim, batch, payee_account, confirmation, publication, payment, payment_standing, subject to ballast_own;
create policy own on entitlement for select to ballast_own using ((payee_entity, payee_key) in (select entity, key from own_subjects()));
create policy own on entitlement_key for select to ballast_own using (exists (select from entitlement where entitlement.id = entitlement_key.entitlement));
create policy own on claim for select to ballast_own using (exists (select from entitlement where entitlement.id = claim.id));
create policy own on batch for select to ballast_own using (id in (
  select e.batch from own_subjects() o join entitlement e on e.payee_entity = o.entity and e.payee_key = o.key));
create policy own on publication for select to ballast_own using (exists (select from batch where batch.id = publication.batch));
create policy own on payee_account for select to ballast_own using ((entity, key) in (select o.entity, o.key from own_subjects() o));
create policy own on confirmation for select to ballast_own using (exists (select from claim where claim.id = confirmation.claim));
create policy own on payment for select to ballast_own using (exists (select from claim where claim.id = payment.claim));
create policy own on payment_standing for select to ballast_own using (exists (select from claim where claim.id = payment_standing.claim));
create policy own on subject for select to ballast_own using ((entity, key) in (select o.entity, o.key from own_subjects() o)
  or (entity = 'person' and key in (select k.key from own_subjects() o join entitlement e on e.payee_entity = o.entity and e.payee_key = o.key
    join entitlement_key k on k.entitlement = e.id and k.entity = 'person')));

-- What somebody who speaks for itself asks of the account that a row of its is paid to; a handler enters the account, or refuses with a
-- reason. The number is a cipher of the payee, as accounts are.
create table account_request (
  id bigint generated always as identity primary key,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  entity text not null,
  key bigint not null,
  state text not null,
  round integer not null default 1,
  version integer not null default 1,
  kind text not null check (kind in ('corporate', 'contribution', 'personal')),
  holder text not null,
  bank text not null,
  bank_code text not null,
  tail text not null,
  hash bytea not null,
  hash_before bytea,
  cipher bytea not null,
  key_version smallint not null,
  reason text not null,
  asked_by bigint not null references account,
  asked_on date not null,
  -- What it came to: the account that was entered, or why none was.
  account bigint references payee_account,
  refused_for text,
  decided_by bigint references account,
  decided_on date,
  check ((state = 'entered') = (account is not null)),
  check ((state = 'declined') = (refused_for is not null))
);
-- One at a time.
create unique index account_request_open on account_request (claim) where state = 'asked';
create index account_request_of on account_request (claim, id);
create index account_request_by_batch on account_request (batch, state);
create index account_request_by_keys on account_request (key_version, id);
grant select, insert, update on account_request to ballast_app, ballast_system;
grant select on account_request to ballast_own;
call see_by_region('account_request', 'region');
create policy own on account_request for select to ballast_own using ((entity, key) in (select o.entity, o.key from own_subjects() o));
grant usage on all sequences in schema public to ballast_app, ballast_system;

-- What is said online is said by whoever speaks for the payee: nobody else's account can write it, whatever a program tries.
create function said_by_itself() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not exists (
    select from entitlement e join post_subject s on s.entity = e.payee_entity and s.key = e.payee_key join post p on p.id = s.post
    where e.id = new.claim and p.account = new.entered_by and p.from_day <= new.entered_on and new.entered_on <= p.to_day
  ) then raise exception 'row-level security: account % does not speak for the payee of row %', new.entered_by, new.claim using errcode = '42501';
  end if;
  return new;
end $$;
do $$
begin
  execute 'grant create on schema public to ballast_system';
  alter function said_by_itself() owner to ballast_system;
  revoke all on function said_by_itself() from public;
  execute 'revoke create on schema public from ballast_system';
end $$;
create trigger said_by_itself before insert on confirmation for each row when (new.way = 'online') execute function said_by_itself();
