select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb8 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc2 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast((case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sb6 and (sv7 is null)) then case when sf6 is null then cast(16 as bigint) else 0 end else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sb8 then cast(4 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  (sf2 is null or sf3 is null or sc2 is null or sf4 is null or sf5 is null or (sb6 and (sv7 is null))) as sb8
from (
select *,
  case when sb6 then (cast(sf6 as bigint) * 1) end as sv7
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (not sf3) then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end | case when not (sf4 > date '2022-12-31') then cast(8 as bigint) else 0 end | case when not (not sf5) then cast(16 as bigint) else 0 end) as sm5
from (
select *,
  (sf4 < cast((date '2022-12-31') + to_months(cast(12 as integer)) as date)) as sc2
from (select * from (
select
  s0.person_id as sf0,
  s0."insured_region" as sf1,
  s0."has_benefit_expired" as sf2,
  s0."is_employed" as sf3,
  s0."retirement_date" as sf4,
  s0."is_drawing_pension" as sf5,
  s1."benefit_standard" as sf6
from person s0
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 130900 and 130999))))))))
