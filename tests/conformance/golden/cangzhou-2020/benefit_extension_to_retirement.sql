select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb8 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc2 is null then cast(4 as bigint) else 0 end | case when sc3 is null then cast(8 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sb5 and (sv6 is null)) then case when sf6 is null then cast(16 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb8 then case when ((sf4 > date '2022-12-31') and (not sf5)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  (sf2 is null or sf3 is null or sc2 is null or (sb5 and (sv6 is null))) as sb7,
  (sf2 is null or sf3 is null or sc2 is null or (sb5 and (sv6 is null)) or sc3 is null) as sb8
from (
select *,
  case when sb5 then (cast(sf6 as bigint) * 1) end as sv6
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (not sf3) then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end) as sm4
from (
select *,
  (sf4 < cast((date '2022-12-31') + to_months(cast(12 as integer)) as date)) as sc2,
  (not ((sf4 > date '2022-12-31') and (not sf5))) as sc3
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
