-- Files that people hand over. The bytes lie in the office's folder, each file under a key of its own; that key stands here under the
-- office's keys, so that exchanging these touches no file, and a file whose key is deleted can be read by nobody any more.
create table file_key (
  file uuid primary key,
  cipher bytea not null,
  key_version smallint not null
);

create table upload (
  id bigint generated always as identity primary key,
  -- The name that the bytes have in the folder; it tells nothing.
  file uuid not null unique,
  account bigint not null references account,
  post bigint not null references post,
  region text collate "C" not null references region,
  -- What it was handed over for; that decides who may open it once it belongs to something.
  purpose text not null,
  name text not null,
  kind text not null,
  bytes bigint not null check (bytes > 0),
  sha256 text not null,
  recorded_at timestamptz not null,
  removed_at timestamptz
);
create index upload_kept on upload (recorded_at) where removed_at is null;
create index upload_by_account on upload (account, id);

-- What a file belongs to: rows of a register, each in its region; whoever sees one of them sees the file.
create table upload_use (
  upload bigint not null references upload,
  register text not null,
  subject text not null,
  region text collate "C" not null references region,
  account bigint not null references account,
  recorded_at timestamptz not null default clock_timestamp(),
  primary key (upload, register, subject)
);
create index upload_use_by_subject on upload_use (register, subject);
grant select, insert on upload_use to ballast_app, ballast_system;
call see_by_region('upload_use', 'region');

grant select, insert, update (removed_at) on upload to ballast_app;
grant select, insert, update on upload to ballast_system;
alter table upload enable row level security;
alter table upload force row level security;
create policy own on upload to ballast_app using (account = (select acting_account())) with check (account = (select acting_account()));
create policy of_seen on upload for select to ballast_app using (exists (select from upload_use where upload_use.upload = upload.id));
create policy of_system on upload to ballast_system using (true) with check (true);

grant select, insert, delete on file_key to ballast_app;
grant select, insert, update, delete on file_key to ballast_system;
alter table file_key enable row level security;
alter table file_key force row level security;
create policy of_seen on file_key for select to ballast_app using (exists (select from upload where upload.file = file_key.file));
-- A key comes before what it opens; whose it is, the upload says.
create policy of_new on file_key for insert to ballast_app with check (true);
create policy of_mine on file_key for delete to ballast_app
  using (exists (select from upload where upload.file = file_key.file and upload.account = (select acting_account())));
create policy of_system on file_key to ballast_system using (true) with check (true);
