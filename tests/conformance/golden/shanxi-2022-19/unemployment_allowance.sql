select
  sf0 as subject_id,
  cast(so16 as utinyint) as outcome,
  cast(sm7 as bigint) as failed,
  cast((case when sb12 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sc5 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when sf9 is null then cast(32 as bigint) else 0 end | case when sf10 is null then cast(64 as bigint) else 0 end | case when sf11 is null then cast(128 as bigint) else 0 end | case when (sb8 and (sv10 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc5 then cast(4 as bigint) else 0 end | case when sc6 then cast(8 as bigint) else 0 end | case when sf8 then cast(16 as bigint) else 0 end | case when sf9 then cast(32 as bigint) else 0 end | case when sf10 then cast(64 as bigint) else 0 end | case when sf11 then cast(128 as bigint) else 0 end) as bigint) as flags,
  cast(sm14 | (case when sb12 then ((case when (sf3 or (not sd4)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sd2 and sd3) is null then ((case when ((sf4 >= 12) or (sf5 > 0)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so16 <= 3 then sv10 end as bigint) as amount
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sm14 <> 0 or (sb11 and not sp15) then cast(4 as utinyint) when sp15 then cast(3 as utinyint) when sc5 is distinct from false or sc6 is distinct from false or sf8 is distinct from false or sf9 is distinct from false or sf10 is distinct from false or sf11 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so16
from (
select *,
  case when sb11 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sb8 and (sv10 is null)) then case when sf12 is null then cast(1024 as bigint) else 0 end else 0 end)) else 0 end as sm14
from (
select *,
  (sc0 is null or sf2 is null or (sb8 and (sv10 is null))) as sb11,
  (sc0 is null or sf2 is null or (sb8 and (sv10 is null)) or sc5 is null or sf7 is null or sf8 is null or sf9 is null or sf10 is null or sf11 is null) as sb12
from (
select *,
  case when sb8 then ((2 * cast((cast((cast((cast(sf12 as bigint) * 800000) as bigint) * 6) as bigint)) as bigint) + 1000000) // (2 * 1000000)) end as sv10,
  (sb8 and ((coalesce(true, false) or coalesce(true, false)))) as sp15
from (
select *,
  (not (sf3 or (not sd4))) as sc5,
  (sm7 = 0) as sb8
from (
select *,
  (sd2 and sd3) as sd4,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 > 0) then cast(2 as bigint) else 0 end) as sm7
from (
select *,
  ((date '2022-12-31' >= date '2022-06-14') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  ((sf4 >= 12) or (sf5 > 0)) as sd2,
  ((cast(30 as bigint) >> sf6) & 1 = 1) as sd3,
  (not sf7) as sc6
from (select * from (
select
  s0.person_id as sf0,
  s0."insured_region" as sf1,
  s0."ui_months_total" as sf2,
  s0."has_benefit_expired" as sf3,
  s0."ui_months_since_draw" as sf4,
  s0."benefit_months_carried" as sf5,
  s0."separation_reason" as sf6,
  s0."is_registered_unemployed" as sf7,
  s0."is_employed" as sf8,
  s0."is_drawing_pension" as sf9,
  s0."is_drawing_benefit" as sf10,
  s0."has_drawn_allowance" as sf11,
  s1."benefit_standard" as sf12
from person s0
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 140000 and 149999)))))))))
