select
  sf0 as subject_id,
  cast(so8 as utinyint) as outcome,
  cast(sm1 as bigint) as failed,
  cast((case when sb4 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when (sb2 and (sv3 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm6 as bigint) as missing,
  cast(case when so8 <= 3 then sv3 end as bigint) as amount
from (
select *,
  case when not sb2 then cast(5 as utinyint) when sm6 <> 0 or (sb4 and not sp7) then cast(4 as utinyint) when sp7 then cast(3 as utinyint) else cast(1 as utinyint) end as so8
from (
select *,
  case when sb4 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sb2 and (sv3 is null)) then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end)) else 0 end as sm6
from (
select *,
  (sf2 is null or sf3 is null or (sb2 and (sv3 is null))) as sb4
from (
select *,
  case when sb2 then (cast(cast(null as bigint) as bigint) * sf4) end as sv3,
  (sb2 and (coalesce(true, false))) as sp7
from (
select *,
  (sm1 = 0) as sb2
from (
select *,
  (case when not (sf2 = 9) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end) as sm1
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s1."is_veteran" as sf3,
  s0."months" as sf4
from training s0
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 220000 and 229999))))))))
