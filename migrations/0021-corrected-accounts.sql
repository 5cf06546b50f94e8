-- Which entry an account corrects; one that was corrected is paid to no more, and is corrected once.
alter table payee_account add column corrects bigint unique references payee_account;
-- Exchanging keys asks for those that are not under the new ones, and for those that still have a hash of the keys before.
create index payee_account_by_keys on payee_account (key_version, id);
