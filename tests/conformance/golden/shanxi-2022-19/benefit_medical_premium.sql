select
  sf0 as subject_id,
  cast(so15 as utinyint) as outcome,
  cast(sm8 as bigint) as failed,
  cast((case when sb11 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sd6 is null then cast(8 as bigint) else 0 end | case when (sb9 and (sv10 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm13 as bigint) as missing,
  cast(case when so15 <= 3 then sv10 end as bigint) as amount
from (
select *,
  case when not sb9 then cast(5 as utinyint) when sm13 <> 0 or (sb11 and not sp14) then cast(4 as utinyint) when sp14 then cast(3 as utinyint) else cast(1 as utinyint) end as so15
from (
select *,
  case when sb11 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sb9 then ((case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end)) else 0 end as sm13
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sd6 is null or (sb9 and (sv10 is null))) as sb11
from (
select *,
  case when sb9 then (cast(sf8 as bigint) * sd6) end as sv10,
  (sb9 and (coalesce((((sf5 >= 12) and (sf5 < 60)) or ((sf5 >= 60) and (sf5 < 120)) or ((sf5 >= 120))), false) or (sc7 is null and coalesce((((sf5 >= 12) and (sf5 < 60)) or ((sf5 >= 60) and (sf5 < 120)) or ((sf5 >= 120))), false)))) as sp14
from (
select *,
  (sm8 = 0) as sb9
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (not sf3) then cast(2 as bigint) else 0 end | case when not (not sf4) then cast(4 as bigint) else 0 end | case when not sc7 then cast(8 as bigint) else 0 end) as sm8
from (
select *,
  (sd6 > 0) as sc7
from (
select *,
  (case when sd5 >= 0 then sd5 when not sd5 >= 0 then 0 end) as sd6
from (
select *,
  (cast((case when sd3 <= 24 then sd3 when not sd3 <= 24 then 24 end) as bigint) - sf7) as sd5
from (
select *,
  (cast((case when ((sf5 < 12)) then 0 when ((sf5 >= 12) and (sf5 < 60)) then 12 when ((sf5 >= 60) and (sf5 < 120)) then 18 when ((sf5 >= 120)) then 24 end) as bigint) + sf6) as sd3
from (select * from (
select
  s0.person_id as sf0,
  s0."insured_region" as sf1,
  s0."is_drawing_benefit" as sf2,
  s0."is_employed" as sf3,
  s0."is_drawing_pension" as sf4,
  s0."ui_months_since_draw" as sf5,
  s0."benefit_months_carried" as sf6,
  s0."benefit_months_drawn" as sf7,
  s1."medical_premium_monthly" as sf8
from person s0
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 140000 and 149999))))))))))))
