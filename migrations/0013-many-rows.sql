-- A job that works in its asker's name keeps where to go on in the same transaction as what it did.
grant update (checkpoint) on job_run to ballast_app;
