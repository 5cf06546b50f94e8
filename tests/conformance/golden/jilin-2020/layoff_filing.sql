select
  sf0 as subject_id,
  cast(so7 as utinyint) as outcome,
  cast(sm1 as bigint) as failed,
  cast((case when sb4 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when (sb2 and (sv3 is null)) then cast(2 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast((case when sb4 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sb2 and (sv3 is null)) then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end)) else 0 end) as bigint) as missing,
  cast(null as bigint) as amount,
  cast(case when so7 <= 3 then sv3 end as date) as due
from (
select *,
  case when not sb2 then cast(5 as utinyint) when sb4 then cast(4 as utinyint) else cast(1 as utinyint) end as so7
from (
select *,
  (sf2 is null or (sb2 and (sv3 is null))) as sb4
from (
select *,
  case when sb2 then (sf3 + cast(15 as integer)) end as sv3
from (
select *,
  (sm1 = 0) as sb2
from (
select *,
  (case when not (sf2 > 0) then cast(1 as bigint) else 0 end) as sm1
from (select * from (
select
  s0.layoff_plan_id as sf0,
  s0."region" as sf1,
  s0."layoffs" as sf2,
  s0."planned_on" as sf3
from layoff_plan s0) where (sf1 between 220000 and 229999)))))))
