-- How the database plans what goes over whole lists.
-- Of bounds that it does not know before it begins it takes a range for a two-hundredth of a table, so that two long lists are expected to
-- come to a row or two and are joined row by row: ten thousand million comparisons of a list of a hundred thousand. Whoever works with
-- lists sees most of what they read. A branch that is never true says so, since the database takes it for true every other time.
create procedure expect_much_in_sight(seen regclass) language plpgsql as $$
begin
  execute format('alter policy in_scope on %s using ((%s) or (select false))', seen,
    (select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = seen and polname = 'in_scope'));
end $$;
call expect_much_in_sight('entitlement');
call expect_much_in_sight('entitlement_key');
call expect_much_in_sight('claim');
call expect_much_in_sight('payee_account');
call expect_much_in_sight('confirmation');
call expect_much_in_sight('checked_account');
call expect_much_in_sight('publication_row');
call expect_much_in_sight('payment');
call expect_much_in_sight('payment_standing');
call expect_much_in_sight('bank_answer');

-- These are planned for what they are given, each time: a plan that was made while a table was small reads all of it for every row. What
-- checks the references of rows keeps its plans.
alter function grants_taken(text, text, text[], text[]) set plan_cache_mode = force_custom_plan;
alter function grants_made(text, text[], text[]) set plan_cache_mode = force_custom_plan;
alter function grants_clashing(bigint) set plan_cache_mode = force_custom_plan;
