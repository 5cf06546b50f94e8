-- While keys are exchanged an account is also found by the hash that it had under the keys before.
create index payee_account_by_hash_before on payee_account (hash_before) where hash_before is not null;
