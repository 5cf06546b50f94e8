select
  sf0 as subject_id,
  cast(so34 as utinyint) as outcome,
  cast(sm27 as bigint) as failed,
  cast((case when sb30 then (case when sd0 is null then cast(1 as bigint) else 0 end | case when sf4 is null then cast(2 as bigint) else 0 end | case when sf5 is null then cast(4 as bigint) else 0 end | case when sf6 is null then cast(8 as bigint) else 0 end | case when sf7 is null then cast(16 as bigint) else 0 end | case when sf8 is null then cast(32 as bigint) else 0 end | case when sf9 is null then cast(64 as bigint) else 0 end | case when sd26 is null then cast(128 as bigint) else 0 end | case when (sb28 and (sv29 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm32 as bigint) as missing,
  cast(case when so34 <= 3 then sv29 end as bigint) as amount
from (
select *,
  case when not sb28 then cast(5 as utinyint) when sm32 <> 0 or (sb30 and not sp33) then cast(4 as utinyint) when sp33 then cast(3 as utinyint) else cast(1 as utinyint) end as so34
from (
select *,
  case when sb30 then ((case when ((sf2 >= 12) or (sf3 > 0)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sd26 is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end) | (case when (sb28 and (sv29 is null)) then ((case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end)) else 0 end as sm32
from (
select *,
  (sd0 is null or sf4 is null or sf5 is null or sf6 is null or sf7 is null or sf8 is null or sf9 is null or sd26 is null or (sb28 and (sv29 is null))) as sb30
from (
select *,
  case when sb28 then coalesce((cast(sf11 as bigint) * sd9), case when list_reduce((case when sf2 is null then [coalesce(true, false), coalesce(true, false), coalesce(true, false), coalesce(false, false)] else [coalesce((coalesce(((sf2 >= 12) and (sf2 < 60)) or ((sf2 >= 60) and (sf2 < 120)) or ((sf2 >= 120)), true)), false)] end), lambda x, y: case when x = y then x end) is not null then list_reduce((case when sf2 is null then [(cast(sf11 as bigint) * (case when (cast((case when (cast(12 as bigint) + sf3) <= 24 then (cast(12 as bigint) + sf3) when not (cast(12 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then (cast((case when (cast(12 as bigint) + sf3) <= 24 then (cast(12 as bigint) + sf3) when not (cast(12 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) when not (cast((case when (cast(12 as bigint) + sf3) <= 24 then (cast(12 as bigint) + sf3) when not (cast(12 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then 0 end)), (cast(sf11 as bigint) * (case when (cast((case when (cast(18 as bigint) + sf3) <= 24 then (cast(18 as bigint) + sf3) when not (cast(18 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then (cast((case when (cast(18 as bigint) + sf3) <= 24 then (cast(18 as bigint) + sf3) when not (cast(18 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) when not (cast((case when (cast(18 as bigint) + sf3) <= 24 then (cast(18 as bigint) + sf3) when not (cast(18 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then 0 end)), (cast(sf11 as bigint) * (case when (cast((case when (cast(24 as bigint) + sf3) <= 24 then (cast(24 as bigint) + sf3) when not (cast(24 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then (cast((case when (cast(24 as bigint) + sf3) <= 24 then (cast(24 as bigint) + sf3) when not (cast(24 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) when not (cast((case when (cast(24 as bigint) + sf3) <= 24 then (cast(24 as bigint) + sf3) when not (cast(24 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then 0 end)), (cast(sf11 as bigint) * (case when (cast((case when (cast(0 as bigint) + sf3) <= 24 then (cast(0 as bigint) + sf3) when not (cast(0 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then (cast((case when (cast(0 as bigint) + sf3) <= 24 then (cast(0 as bigint) + sf3) when not (cast(0 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) when not (cast((case when (cast(0 as bigint) + sf3) <= 24 then (cast(0 as bigint) + sf3) when not (cast(0 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then 0 end))] else [(cast(sf11 as bigint) * sd9)] end), lambda x, y: case when x = y then x end) end) end as sv29,
  (sb28 and (coalesce((coalesce(((sf2 >= 12) and (sf2 < 60)) or ((sf2 >= 60) and (sf2 < 120)) or ((sf2 >= 120)), true)), false) or (sd26 is null and coalesce((coalesce(((sf2 >= 12) and (sf2 < 60)) or ((sf2 >= 60) and (sf2 < 120)) or ((sf2 >= 120)), true)), false)))) as sp33
from (
select *,
  (sm27 = 0) as sb28
from (
select *,
  (case when not sd0 then cast(1 as bigint) else 0 end | case when not ((cast(30 as bigint) >> sf4) & 1 = 1) then cast(2 as bigint) else 0 end | case when not sf5 then cast(4 as bigint) else 0 end | case when not sf6 then cast(8 as bigint) else 0 end | case when not (not sf7) then cast(16 as bigint) else 0 end | case when not (not sf8) then cast(32 as bigint) else 0 end | case when not (not sf9) then cast(64 as bigint) else 0 end | case when not sd26 then cast(128 as bigint) else 0 end) as sm27
from (
select *,
  coalesce((sd9 > 0), list_reduce((case when sf2 is null then [((case when (cast((case when (cast(12 as bigint) + sf3) <= 24 then (cast(12 as bigint) + sf3) when not (cast(12 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then (cast((case when (cast(12 as bigint) + sf3) <= 24 then (cast(12 as bigint) + sf3) when not (cast(12 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) when not (cast((case when (cast(12 as bigint) + sf3) <= 24 then (cast(12 as bigint) + sf3) when not (cast(12 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then 0 end) > 0), ((case when (cast((case when (cast(18 as bigint) + sf3) <= 24 then (cast(18 as bigint) + sf3) when not (cast(18 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then (cast((case when (cast(18 as bigint) + sf3) <= 24 then (cast(18 as bigint) + sf3) when not (cast(18 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) when not (cast((case when (cast(18 as bigint) + sf3) <= 24 then (cast(18 as bigint) + sf3) when not (cast(18 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then 0 end) > 0), ((case when (cast((case when (cast(24 as bigint) + sf3) <= 24 then (cast(24 as bigint) + sf3) when not (cast(24 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then (cast((case when (cast(24 as bigint) + sf3) <= 24 then (cast(24 as bigint) + sf3) when not (cast(24 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) when not (cast((case when (cast(24 as bigint) + sf3) <= 24 then (cast(24 as bigint) + sf3) when not (cast(24 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then 0 end) > 0), ((case when (cast((case when (cast(0 as bigint) + sf3) <= 24 then (cast(0 as bigint) + sf3) when not (cast(0 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then (cast((case when (cast(0 as bigint) + sf3) <= 24 then (cast(0 as bigint) + sf3) when not (cast(0 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) when not (cast((case when (cast(0 as bigint) + sf3) <= 24 then (cast(0 as bigint) + sf3) when not (cast(0 as bigint) + sf3) <= 24 then 24 end) as bigint) - sf10) >= 0 then 0 end) > 0)] else [(sd9 > 0)] end), lambda x, y: case when x = y then x end)) as sd26
from (
select *,
  (case when sd8 >= 0 then sd8 when not sd8 >= 0 then 0 end) as sd9
from (
select *,
  (cast((case when sd6 <= 24 then sd6 when not sd6 <= 24 then 24 end) as bigint) - sf10) as sd8
from (
select *,
  ((sf2 >= 12) or (sf3 > 0)) as sd0,
  (cast((case when ((sf2 < 12)) then 0 when ((sf2 >= 12) and (sf2 < 60)) then 12 when ((sf2 >= 60) and (sf2 < 120)) then 18 when ((sf2 >= 120)) then 24 end) as bigint) + sf3) as sd6
from (select * from (
select
  s0.person_id as sf0,
  s0."insured_region" as sf1,
  s0."ui_months_since_draw" as sf2,
  s0."benefit_months_carried" as sf3,
  s0."separation_reason" as sf4,
  s0."is_registered_unemployed" as sf5,
  s0."wants_work" as sf6,
  s0."is_employed" as sf7,
  s0."is_drawing_pension" as sf8,
  s0."has_benefit_expired" as sf9,
  s0."benefit_months_drawn" as sf10,
  s1."benefit_standard" as sf11
from person s0
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 220182 and 220182))))))))))))
