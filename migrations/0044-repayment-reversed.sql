-- A voucher that was entered wrongly is reversed by another person: a further entry that takes back one entry, and both are kept. The
-- voucher may then be entered anew, in its next turn.
alter table deferral_entry drop constraint deferral_entry_kind_check;
alter table deferral_entry add constraint deferral_entry_kind_check check (kind in ('repaid', 'withdrawn', 'reversed'));
alter table deferral_entry add column turn integer not null default 1;
alter table deferral_entry add column reverses bigint references deferral_entry;
alter table deferral_entry add constraint deferral_entry_reverses check ((kind = 'reversed') = (reverses is not null));
alter table deferral_entry drop constraint deferral_entry_month_kind_voucher_key;
alter table deferral_entry add constraint deferral_entry_once unique (month, kind, voucher, turn);
create unique index deferral_entry_reversed_once on deferral_entry (reverses) where reverses is not null;
