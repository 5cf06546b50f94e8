select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb8 then (case when sc1 is null then cast(1 as bigint) else 0 end | case when sf6 is null then cast(2 as bigint) else 0 end | case when sc3 is null then cast(4 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(2 as bigint) else 0 end | case when sc3 then cast(4 as bigint) else 0 end) as bigint) as flags,
  cast(sm10 | (case when sb8 then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when (sf2 or sd0 or sf4) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so12 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm10 <> 0 or (sb7 and not sp11) then cast(4 as utinyint) when sp11 then cast(3 as utinyint) when sc2 is distinct from false or sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  case when sb7 then ((case when (sf2 or sd0 or sf4 or (sf5 = 1)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when (sb5 and (sv6 is null)) then case when sf7 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end as sm10
from (
select *,
  (sc1 is null or (sb5 and (sv6 is null))) as sb7,
  (sc1 is null or (sb5 and (sv6 is null)) or sf6 is null or sc3 is null) as sb8
from (
select *,
  case when sb5 then (cast(cast(null as bigint) as bigint) * sf7) end as sv6,
  (sb5 and (coalesce(true, false))) as sp11
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not sc1 then cast(1 as bigint) else 0 end) as sm4
from (
select *,
  (sf2 or sd0 or sf4 or (sf5 = 1)) as sc1,
  (not (sf2 or sd0 or sf4)) as sc3
from (
select *,
  (sf3 <> 0) as sd0,
  (not ((cast(149 as bigint) >> sf6) & 1 = 1)) as sc2
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s1."is_registered_poor" as sf2,
  s1."hardship_category" as sf3,
  s1."is_on_subsistence" as sf4,
  s1."hukou_kind" as sf5,
  s0."kind" as sf6,
  s0."months" as sf7
from training s0
left join person s1 on s1.person_id = s0."trainee") where (sf1 between 130900 and 130999))))))))))
