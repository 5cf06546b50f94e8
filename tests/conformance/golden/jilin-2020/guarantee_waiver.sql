select
  sf0 as subject_id,
  cast((case when not (sm1 = 0) then cast(5 as utinyint) when sb3 then cast(4 as utinyint) else cast(1 as utinyint) end) as utinyint) as outcome,
  cast(sm1 as bigint) as failed,
  cast((case when sb3 then (case when sc0 is null then cast(1 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast((case when sb3 then case when (sf2 or sf3) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end else 0 end) as bigint) as missing,
  cast(null as bigint) as amount
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end) as sm1,
  (sc0 is null) as sb3
from (
select *,
  (sf2 or sf3) as sc0
from (select * from (
select
  s0.loan_id as sf0,
  s0."region" as sf1,
  s0."is_priority_project" as sf2,
  s0."is_priority_borrower" as sf3
from loan s0) where (sf1 between 220000 and 229999))))
