select
  sf0 as subject_id,
  cast(so31 as utinyint) as outcome,
  cast(sm24 as bigint) as failed,
  cast((case when sb27 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sd23 is null then cast(8 as bigint) else 0 end | case when (sb25 and (sv26 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm29 as bigint) as missing,
  cast(case when so31 <= 3 then sv26 end as bigint) as amount
from (
select *,
  case when not sb25 then cast(5 as utinyint) when sm29 <> 0 or (sb27 and not sp30) then cast(4 as utinyint) when sp30 then cast(3 as utinyint) else cast(1 as utinyint) end as so31
from (
select *,
  case when sb27 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sd23 is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) | (case when (sb25 and (sv26 is null)) then ((case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end)) else 0 end as sm29
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sd23 is null or (sb25 and (sv26 is null))) as sb27
from (
select *,
  case when sb25 then coalesce((cast(sf8 as bigint) * sd6), case when list_reduce((case when sf5 is null then [coalesce(true, false), coalesce(true, false), coalesce(true, false), coalesce(false, false)] else [coalesce((coalesce(((sf5 >= 12) and (sf5 < 60)) or ((sf5 >= 60) and (sf5 < 120)) or ((sf5 >= 120)), true)), false)] end), lambda x, y: case when x = y then x end) is not null then list_reduce((case when sf5 is null then [(cast(sf8 as bigint) * (case when (cast((case when (cast(12 as bigint) + sf6) <= 24 then (cast(12 as bigint) + sf6) when not (cast(12 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then (cast((case when (cast(12 as bigint) + sf6) <= 24 then (cast(12 as bigint) + sf6) when not (cast(12 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) when not (cast((case when (cast(12 as bigint) + sf6) <= 24 then (cast(12 as bigint) + sf6) when not (cast(12 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then 0 end)), (cast(sf8 as bigint) * (case when (cast((case when (cast(18 as bigint) + sf6) <= 24 then (cast(18 as bigint) + sf6) when not (cast(18 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then (cast((case when (cast(18 as bigint) + sf6) <= 24 then (cast(18 as bigint) + sf6) when not (cast(18 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) when not (cast((case when (cast(18 as bigint) + sf6) <= 24 then (cast(18 as bigint) + sf6) when not (cast(18 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then 0 end)), (cast(sf8 as bigint) * (case when (cast((case when (cast(24 as bigint) + sf6) <= 24 then (cast(24 as bigint) + sf6) when not (cast(24 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then (cast((case when (cast(24 as bigint) + sf6) <= 24 then (cast(24 as bigint) + sf6) when not (cast(24 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) when not (cast((case when (cast(24 as bigint) + sf6) <= 24 then (cast(24 as bigint) + sf6) when not (cast(24 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then 0 end)), (cast(sf8 as bigint) * (case when (cast((case when (cast(0 as bigint) + sf6) <= 24 then (cast(0 as bigint) + sf6) when not (cast(0 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then (cast((case when (cast(0 as bigint) + sf6) <= 24 then (cast(0 as bigint) + sf6) when not (cast(0 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) when not (cast((case when (cast(0 as bigint) + sf6) <= 24 then (cast(0 as bigint) + sf6) when not (cast(0 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then 0 end))] else [(cast(sf8 as bigint) * sd6)] end), lambda x, y: case when x = y then x end) end) end as sv26,
  (sb25 and (coalesce((coalesce(((sf5 >= 12) and (sf5 < 60)) or ((sf5 >= 60) and (sf5 < 120)) or ((sf5 >= 120)), true)), false) or (sd23 is null and coalesce((coalesce(((sf5 >= 12) and (sf5 < 60)) or ((sf5 >= 60) and (sf5 < 120)) or ((sf5 >= 120)), true)), false)))) as sp30
from (
select *,
  (sm24 = 0) as sb25
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (not sf3) then cast(2 as bigint) else 0 end | case when not (not sf4) then cast(4 as bigint) else 0 end | case when not sd23 then cast(8 as bigint) else 0 end) as sm24
from (
select *,
  coalesce((sd6 > 0), list_reduce((case when sf5 is null then [((case when (cast((case when (cast(12 as bigint) + sf6) <= 24 then (cast(12 as bigint) + sf6) when not (cast(12 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then (cast((case when (cast(12 as bigint) + sf6) <= 24 then (cast(12 as bigint) + sf6) when not (cast(12 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) when not (cast((case when (cast(12 as bigint) + sf6) <= 24 then (cast(12 as bigint) + sf6) when not (cast(12 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then 0 end) > 0), ((case when (cast((case when (cast(18 as bigint) + sf6) <= 24 then (cast(18 as bigint) + sf6) when not (cast(18 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then (cast((case when (cast(18 as bigint) + sf6) <= 24 then (cast(18 as bigint) + sf6) when not (cast(18 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) when not (cast((case when (cast(18 as bigint) + sf6) <= 24 then (cast(18 as bigint) + sf6) when not (cast(18 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then 0 end) > 0), ((case when (cast((case when (cast(24 as bigint) + sf6) <= 24 then (cast(24 as bigint) + sf6) when not (cast(24 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then (cast((case when (cast(24 as bigint) + sf6) <= 24 then (cast(24 as bigint) + sf6) when not (cast(24 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) when not (cast((case when (cast(24 as bigint) + sf6) <= 24 then (cast(24 as bigint) + sf6) when not (cast(24 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then 0 end) > 0), ((case when (cast((case when (cast(0 as bigint) + sf6) <= 24 then (cast(0 as bigint) + sf6) when not (cast(0 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then (cast((case when (cast(0 as bigint) + sf6) <= 24 then (cast(0 as bigint) + sf6) when not (cast(0 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) when not (cast((case when (cast(0 as bigint) + sf6) <= 24 then (cast(0 as bigint) + sf6) when not (cast(0 as bigint) + sf6) <= 24 then 24 end) as bigint) - sf7) >= 0 then 0 end) > 0)] else [(sd6 > 0)] end), lambda x, y: case when x = y then x end)) as sd23
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
