-- A database that was restored counts its transactions from the start again. What its count lacks to that of the rows it was given
-- stands here, so that the trail goes on behind them.
create sequence trail_shift minvalue 0 start 0;
grant select on sequence trail_shift to ballast_app;
grant select, update on sequence trail_shift to ballast_system;

create function trail_transaction() returns bigint language sql volatile as
  $$ select pg_current_xact_id()::text::bigint + last_value from trail_shift $$;
alter table event alter column xid set default trail_transaction();
alter table look alter column xid set default trail_transaction();
