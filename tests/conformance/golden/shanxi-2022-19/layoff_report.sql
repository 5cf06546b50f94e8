select
  sf0 as subject_id,
  cast(so9 as utinyint) as outcome,
  cast(sm2 as bigint) as failed,
  cast((case when sb6 then (case when sd1 is null then cast(1 as bigint) else 0 end | case when (sb3 and (sv5 is null)) then cast(2 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast((case when sb6 then ((case when ((sf2 >= 20) or (cast(sd0 as bigint) * 1000000 >= cast(100000 as bigint) * sf3)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(4 as bigint) else 0 end) | (case when sf3 = 0 then cast(2 as bigint) else 0 end)) else 0 end) | (case when (sb3 and (sv5 is null)) then case when sf4 is null then cast(8 as bigint) else 0 end else 0 end)) else 0 end) as bigint) as missing,
  cast(null as bigint) as amount,
  cast(case when so9 <= 3 then sv5 end as date) as due
from (
select *,
  case when not sb3 then cast(5 as utinyint) when sb6 then cast(4 as utinyint) else cast(1 as utinyint) end as so9
from (
select *,
  (sd1 is null or (sb3 and (sv5 is null))) as sb6
from (
select *,
  case when sb3 then (sf4 + cast((cast(0 as bigint) - 30) as integer)) end as sv5
from (
select *,
  (sm2 = 0) as sb3
from (
select *,
  (case when not sd1 then cast(1 as bigint) else 0 end) as sm2
from (
select *,
  ((sf2 >= 20) or (cast(sd0 as bigint) * 1000000 >= cast(100000 as bigint) * sf3)) as sd1
from (
select *,
  (case when sf3 <> 0 then sf2 end) as sd0
from (select * from (
select
  s0.layoff_plan_id as sf0,
  s0."region" as sf1,
  s0."layoffs" as sf2,
  s0."headcount" as sf3,
  s0."planned_on" as sf4
from layoff_plan s0) where (sf1 between 140000 and 149999)))))))))
