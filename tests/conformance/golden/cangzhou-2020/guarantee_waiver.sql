select
  sf0 as subject_id,
  cast((case when not (sm0 = 0) then cast(5 as utinyint) when sb2 then cast(4 as utinyint) when true is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end) as utinyint) as outcome,
  cast(sm0 as bigint) as failed,
  cast((case when (sf2 is null or true is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when true is null then cast(2 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when true then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb2 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(null as bigint) as amount
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end) as sm0,
  (sf2 is null) as sb2
from (select * from (
select
  s0.loan_id as sf0,
  s0."region" as sf1,
  s0."is_guarantee_referred" as sf2
from loan s0) where (sf1 between 130900 and 130999)))
