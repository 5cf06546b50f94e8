-- What put-off rows ask of finance once they go on comes on top of what the list was planned for: a paper of its own, whose sum adds to the
-- papers before it.
alter table batch_paper add column adds boolean not null default false;
