-- The office itself: one row.
create table office (
  is_only boolean primary key default true check (is_only),
  name text not null,
  region text collate "C" not null references region,
  -- Days between the machine's calendar and the one the office stands in; 0 except in a demonstration.
  day_offset integer not null default 0,
  is_demo boolean not null,
  made_at timestamptz not null default clock_timestamp(),
  check (is_demo or day_offset = 0)
);
grant select on office to ballast_app;
grant select, insert, update on office to ballast_system;
