select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(0 as bigint) as failed,
  cast((case when sb6 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc2 is null then cast(2 as bigint) else 0 end | case when (sb3 and (sv4 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc0 then cast(1 as bigint) else 0 end | case when sc2 then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast(sm8 | (case when sb6 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf3 or sd1 or sf5) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so10 <= 3 then sv4 end as bigint) as amount
from (
select *,
  case when not sb3 then cast(5 as utinyint) when sm8 <> 0 or (sb5 and not sp9) then cast(4 as utinyint) when sp9 then cast(3 as utinyint) when sc0 is distinct from false or sc2 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  case when sb5 then case when (sb3 and (sv4 is null)) then case when sf6 is null then cast(16 as bigint) else 0 end else 0 end else 0 end as sm8
from (
select *,
  ((sb3 and (sv4 is null))) as sb5,
  ((sb3 and (sv4 is null)) or sf2 is null or sc2 is null) as sb6
from (
select *,
  (not (sf3 or sd1 or sf5)) as sc2,
  case when sb3 then (cast(cast(null as bigint) as bigint) * sf6) end as sv4,
  (sb3 and (coalesce(true, false))) as sp9
from (
select *,
  (not ((cast(149 as bigint) >> sf2) & 1 = 1)) as sc0,
  (sf4 <> 0) as sd1,
  (0 = 0) as sb3
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s1."is_registered_poor" as sf3,
  s1."hardship_category" as sf4,
  s1."is_on_subsistence" as sf5,
  s0."months" as sf6
from training s0
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 130900 and 130999)))))))
