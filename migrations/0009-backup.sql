-- A backup reads everything and a restore writes into an empty office; both run as the system. Tables of later migrations are included.
grant select, insert on all tables in schema public to ballast_system;
grant update, usage, select on all sequences in schema public to ballast_system;
alter default privileges in schema public grant select, insert on tables to ballast_system;
alter default privileges in schema public grant update, usage, select on sequences to ballast_system;
revoke insert on migration from ballast_system;
