-- Papers that the office issued: once, under a number that runs without a gap within kind, place and year, and never changed. What they
-- are made of are sealed files; those are opened again, and never made anew.
create table paper (
  id bigint generated always as identity primary key,
  kind text not null,
  -- What it is about: a row of a register, and which of the papers of its kind about it.
  register text not null,
  subject text not null,
  about text not null,
  region text collate "C" not null references region,
  year integer not null,
  -- Null where what it is about has a number already, which it is issued under.
  number integer,
  -- As it is printed.
  shown_number text not null,
  -- The number in the body's own register of papers, where it has one.
  document_number text,
  title text not null,
  purpose text not null,
  -- The SHA-256 of what it says, of the list that it rests on, and what that comes to.
  hash text not null,
  list_hash text,
  rows integer,
  fen bigint,
  issued_by bigint not null references account,
  issued_on date not null,
  recorded_at timestamptz not null default clock_timestamp(),
  unique (kind, region, year, number),
  unique (register, subject, kind, about)
);
grant select, insert on paper to ballast_app, ballast_system;
call see_by_region('paper', 'region');

-- The files of a paper: itself as a document, as a workbook and as a page to print, and its annexes.
create table paper_file (
  paper bigint not null references paper,
  at integer not null,
  region text collate "C" not null references region,
  format text not null check (format in ('word', 'sheet', 'page', 'annex')),
  name text not null,
  upload bigint not null references upload,
  sha256 text not null,
  bytes bigint not null,
  -- Opened by who hands money over alone.
  is_restricted boolean not null,
  primary key (paper, at)
);
grant select, insert on paper_file to ballast_app, ballast_system;
call see_by_region('paper_file', 'region');
