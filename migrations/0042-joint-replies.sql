-- What a body's filled-in list says of each row that it does not agree with: kept with the version of the opinion that it was entered in,
-- so that what was sent back and entered anew stands beside it.
create table joint_opinion_row (
  opinion bigint not null references joint_opinion,
  version integer not null,
  claim bigint not null references claim,
  batch bigint not null references batch,
  region text collate "C" not null references region,
  word text not null check (word in ('objects', 'defers')),
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (opinion, version, claim)
);
grant select, insert on joint_opinion_row to ballast_app, ballast_system;
call see_by_region('joint_opinion_row', 'region');
