-- How whoever holds a session proved who they are; a first password that has to be changed holds up only who came in by it.
alter table session add column proved_by text not null default 'password' check (proved_by in ('password', 'oidc'));
