-- Lists of a hundred thousand rows.
-- A step changes the state of every row of a list. Where no index has the state in it, a row is written anew beside itself, into the room
-- that its page leaves, and no index is touched: that takes a tenth of the time, and leaves nothing behind to be tidied. What indexes want
-- to know of the state stands in columns of their own, which most steps do not change.
alter table claim set (fillfactor = 45);
alter table claim
  -- It counts as granted, and nothing else may be granted in its place.
  add column is_granted boolean not null generated always as (state not in ('dropped', 'waived', 'deferred')) stored,
  -- A state in which few rows of a list are, to find them among all; null in the others.
  add column apart text generated always as (case when state not in ('listed', 'in_process', 'paid') then state end) stored;
alter table payment_standing set (fillfactor = 45);
alter table payment_standing
  -- Under way or arrived: while it is that, its claim has no other.
  add column is_live boolean not null generated always as (state in ('in_process', 'succeeded')) stored;

drop index claim_once;
create unique index claim_once on claim (policy, once_key, period, kind, top_up) where is_granted;
drop index claim_by_batch;
drop index claim_by_part;
create index claim_apart on claim (apart, batch, fen desc, id) where apart is not null;
drop index payment_live;
create unique index payment_live on payment_standing (claim) where is_live;
drop index payment_standing_by_batch;
create index payment_standing_of on payment_standing (batch, claim);

-- A row repeats the batch and the region of the row it belongs to, so that sight is bounded without a join. One key holds what is repeated
-- to that row; keys of its parts would cost as much each, and hold it to some batch and to some region.
alter table claim add constraint claim_place unique (batch, id, region);
drop index payment_by_batch;
alter table payment add constraint payment_place unique (batch, id, region);

alter table payment
  drop constraint payment_claim_fkey, drop constraint payment_batch_fkey, drop constraint payment_region_fkey,
  add constraint payment_of_claim foreign key (batch, claim, region) references claim (batch, id, region);
alter table payment_standing
  drop constraint payment_standing_payment_fkey, drop constraint payment_standing_claim_fkey,
  drop constraint payment_standing_batch_fkey, drop constraint payment_standing_region_fkey,
  add constraint payment_standing_of_payment foreign key (batch, payment, region) references payment (batch, id, region),
  add constraint payment_standing_of_claim foreign key (batch, claim, region) references claim (batch, id, region);
alter table bank_answer
  drop constraint bank_answer_payment_fkey, drop constraint bank_answer_batch_fkey, drop constraint bank_answer_region_fkey,
  add constraint bank_answer_to_payment foreign key (batch, payment, region) references payment (batch, id, region);
alter table money_back
  drop constraint money_back_payment_fkey, drop constraint money_back_batch_fkey, drop constraint money_back_region_fkey,
  add constraint money_back_of_payment foreign key (batch, payment, region) references payment (batch, id, region);
alter table confirmation
  drop constraint confirmation_claim_fkey, drop constraint confirmation_batch_fkey, drop constraint confirmation_region_fkey,
  add constraint confirmation_of_claim foreign key (batch, claim, region) references claim (batch, id, region);

create or replace function grants_taken(asked_policy text, asked_kind text, once_keys text[], periods text[]) returns table (once_key text, period text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query select c.once_key, c.period
    from unnest(once_keys, periods) asked(once_key, period)
    join claim c on c.policy = asked_policy and c.once_key = asked.once_key and c.period = asked.period and c.kind = asked_kind and c.is_granted;
end $$;

create or replace function grants_made(asked_policy text, once_keys text[], periods text[])
  returns table (once_key text, period text, live bigint, paid bigint, in_process bigint, lowered bigint, back bigint, last_top_up integer, is_claimed_back boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
    select c.once_key, c.period, sum(c.fen)::bigint, coalesce(sum(c.fen) filter (where c.state = 'paid'), 0)::bigint,
      coalesce(sum(c.fen) filter (where c.state = 'in_process'), 0)::bigint,
      coalesce(sum((select sum(e.fen) from recovery_entry e where e.claim = c.id)), 0)::bigint,
      coalesce(sum((select sum(m.fen) from recovered_money m where m.claim = c.id)), 0)::bigint,
      max(c.top_up),
      bool_or(exists (select from recovery_line l join recovery r on r.id = l.recovery
        where l.claim = c.id and r.state not in ('settled', 'withdrawn', 'written_off')))
    from (select distinct a.k, a.p from unnest(once_keys, periods) a(k, p)) asked
    join claim c on c.policy = asked_policy and c.once_key = asked.k and c.period = asked.p and c.is_granted
    group by c.once_key, c.period;
end $$;

-- What the database knows of the sizes of its tables is as old as its last look at them, and the embedded one never looks by itself.
create function look_at_money() returns void language plpgsql security definer set search_path = public, pg_temp as $$
begin
  analyze entitlement, claim, payee_account, confirmation, payment, payment_standing, bank_answer;
end $$;
revoke all on function look_at_money() from public;
grant execute on function look_at_money() to ballast_app, ballast_system;
