select
  sf0 as subject_id,
  cast(so18 as utinyint) as outcome,
  cast(sm10 as bigint) as failed,
  cast((case when sb14 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc4 is null then cast(2 as bigint) else 0 end | case when sf6 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when sf9 is null then cast(32 as bigint) else 0 end | case when sf10 is null then cast(64 as bigint) else 0 end | case when sf11 is null then cast(128 as bigint) else 0 end | case when (sb11 and (sv13 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm16 as bigint) as missing,
  cast(case when so18 <= 3 then sv13 end as bigint) as amount
from (
select *,
  case when not sb11 then cast(5 as utinyint) when sm16 <> 0 or (sb14 and not sp17) then cast(4 as utinyint) when sp17 then cast(3 as utinyint) else cast(1 as utinyint) end as so18
from (
select *,
  case when sb14 then ((case when (sf2 or (not sd3)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sd1 and sd2) is null then ((case when ((sf3 >= 12) or (sf4 > 0)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end) | (case when sb11 then case when sf12 is null then cast(1024 as bigint) else 0 end else 0 end)) else 0 end as sm16
from (
select *,
  (sc0 is null or sc4 is null or sf6 is null or sf7 is null or sf8 is null or sf9 is null or sf10 is null or sf11 is null or (sb11 and (sv13 is null))) as sb14
from (
select *,
  case when sb11 then ((2 * cast((cast((cast((cast(sf12 as bigint) * 800000) as bigint) * 6) as bigint)) as bigint) + 1000000) // (2 * 1000000)) end as sv13,
  (sb11 and ((coalesce(true, false) or coalesce(true, false)))) as sp17
from (
select *,
  (sm10 = 0) as sb11
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc4 then cast(2 as bigint) else 0 end | case when not (sf6 > 0) then cast(4 as bigint) else 0 end | case when not sf7 then cast(8 as bigint) else 0 end | case when not (not sf8) then cast(16 as bigint) else 0 end | case when not (not sf9) then cast(32 as bigint) else 0 end | case when not (not sf10) then cast(64 as bigint) else 0 end | case when not (not sf11) then cast(128 as bigint) else 0 end) as sm10
from (
select *,
  (sf2 or (not sd3)) as sc4
from (
select *,
  (sd1 and sd2) as sd3
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  ((sf3 >= 12) or (sf4 > 0)) as sd1,
  ((cast(30 as bigint) >> sf5) & 1 = 1) as sd2
from (select * from (
select
  s0.person_id as sf0,
  s0."insured_region" as sf1,
  s0."has_benefit_expired" as sf2,
  s0."ui_months_since_draw" as sf3,
  s0."benefit_months_carried" as sf4,
  s0."separation_reason" as sf5,
  s0."ui_months_total" as sf6,
  s0."is_registered_unemployed" as sf7,
  s0."is_employed" as sf8,
  s0."is_drawing_pension" as sf9,
  s0."is_drawing_benefit" as sf10,
  s0."has_drawn_allowance" as sf11,
  s1."benefit_standard" as sf12
from person s0
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 500000 and 509999)))))))))))
