-- What the chain over events and looks is made by. A row that is committed late has a lower number than rows that are sealed already,
-- so rows are sealed by the transaction that wrote them: all of those below the oldest that still runs are settled, for good.
alter table event add column xid bigint not null default pg_current_xact_id()::text::bigint;
alter table look add column xid bigint not null default pg_current_xact_id()::text::bigint;
create index event_by_transaction on event (xid, id);
create index look_by_transaction on look (xid, id);

alter table seal
  -- Counted from 1 without gaps.
  add column number integer not null unique,
  -- Rows of transactions below it are sealed by this one or one before.
  add column horizon bigint not null,
  -- What was sealed: of each row its number in 8 bytes and the SHA-256 of its canonical text, in the order of sealing.
  add column event_marks bytea not null,
  add column look_marks bytea not null;
