select
  sf0 as subject_id,
  cast(so18 as utinyint) as outcome,
  cast(sm9 as bigint) as failed,
  cast((case when sb14 then (case when sc3 is null then cast(1 as bigint) else 0 end | case when sf6 is null then cast(2 as bigint) else 0 end | case when sf7 is null then cast(4 as bigint) else 0 end | case when sf8 is null then cast(8 as bigint) else 0 end | case when sf9 is null then cast(16 as bigint) else 0 end | case when sc8 is null then cast(32 as bigint) else 0 end | case when sf10 is null then cast(64 as bigint) else 0 end | case when (sb10 and (sv12 is null)) then cast(128 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc8 then cast(32 as bigint) else 0 end | case when sf10 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast(sm16 | (case when sb14 then case when sf10 is null then cast(256 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so18 <= 3 then sv12 end as bigint) as amount
from (
select *,
  case when not sb10 then cast(5 as utinyint) when sm16 <> 0 or (sb13 and not sp17) then cast(4 as utinyint) when sp17 then cast(3 as utinyint) when sc8 is distinct from false or sf10 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so18
from (
select *,
  case when sb13 then ((case when (sf2 or (not sd2)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sd0 and sd1) is null then ((case when ((sf3 >= 12) or (sf4 > 0)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when (sb10 and (sv12 is null)) then case when sf11 is null then cast(512 as bigint) else 0 end else 0 end)) else 0 end as sm16
from (
select *,
  (sc3 is null or sf6 is null or sf7 is null or sf8 is null or sf9 is null or (sb10 and (sv12 is null))) as sb13,
  (sc3 is null or sf6 is null or sf7 is null or sf8 is null or sf9 is null or (sb10 and (sv12 is null)) or sc8 is null or sf10 is null) as sb14
from (
select *,
  case when sb10 then ((2 * cast((cast((cast((cast(sf11 as bigint) * 800000) as bigint) * 6) as bigint)) as bigint) + 1000000) // (2 * 1000000)) end as sv12,
  (sb10 and ((coalesce(true, false) or coalesce(true, false)))) as sp17
from (
select *,
  (sm9 = 0) as sb10
from (
select *,
  (case when not sc3 then cast(1 as bigint) else 0 end | case when not (sf6 > 0) then cast(2 as bigint) else 0 end | case when not (not sf7) then cast(4 as bigint) else 0 end | case when not (not sf8) then cast(8 as bigint) else 0 end | case when not (not sf9) then cast(16 as bigint) else 0 end) as sm9
from (
select *,
  (sf2 or (not sd2)) as sc3
from (
select *,
  (sd0 and sd1) as sd2
from (
select *,
  ((sf3 >= 12) or (sf4 > 0)) as sd0,
  ((cast(30 as bigint) >> sf5) & 1 = 1) as sd1,
  (not ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc8
from (select * from (
select
  s0.person_id as sf0,
  s0."insured_region" as sf1,
  s0."has_benefit_expired" as sf2,
  s0."ui_months_since_draw" as sf3,
  s0."benefit_months_carried" as sf4,
  s0."separation_reason" as sf5,
  s0."ui_months_total" as sf6,
  s0."is_employed" as sf7,
  s0."is_drawing_pension" as sf8,
  s0."is_drawing_benefit" as sf9,
  s0."has_drawn_allowance" as sf10,
  s1."benefit_standard" as sf11
from person s0
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 0 and 999999)))))))))))
