select
  sf0 as subject_id,
  cast(so18 as utinyint) as outcome,
  cast(sm9 as bigint) as failed,
  cast((case when sb14 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sc7 is null then cast(16 as bigint) else 0 end | case when sf9 is null then cast(32 as bigint) else 0 end | case when sf10 is null then cast(64 as bigint) else 0 end | case when sf11 is null then cast(128 as bigint) else 0 end | case when (sb10 and (sv12 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc7 then cast(16 as bigint) else 0 end | case when sc8 then cast(32 as bigint) else 0 end | case when sf10 then cast(64 as bigint) else 0 end | case when sf11 then cast(128 as bigint) else 0 end) as bigint) as flags,
  cast(sm16 | (case when sb14 then ((case when (sf5 or (not sd6)) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sd4 and sd5) is null then ((case when ((sf6 >= 12) or (sf7 > 0)) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end) | (case when sf11 is null then cast(512 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so18 <= 3 then sv12 end as bigint) as amount
from (
select *,
  case when not sb10 then cast(5 as utinyint) when sm16 <> 0 or (sb13 and not sp17) then cast(4 as utinyint) when sp17 then cast(3 as utinyint) when sc7 is distinct from false or sc8 is distinct from false or sf10 is distinct from false or sf11 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so18
from (
select *,
  case when sb13 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sb10 and (sv12 is null)) then case when sf12 is null then cast(1024 as bigint) else 0 end else 0 end)) else 0 end as sm16
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or (sb10 and (sv12 is null))) as sb13,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or (sb10 and (sv12 is null)) or sc7 is null or sf9 is null or sf10 is null or sf11 is null) as sb14
from (
select *,
  case when sb10 then ((2 * cast((cast((cast((cast(sf12 as bigint) * 800000) as bigint) * 6) as bigint)) as bigint) + 1000000) // (2 * 1000000)) end as sv12,
  (sb10 and ((coalesce(true, false) or coalesce(true, false)))) as sp17
from (
select *,
  (not (sf5 or (not sd6))) as sc7,
  (sm9 = 0) as sb10
from (
select *,
  (sd4 and sd5) as sd6,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 > 0) then cast(2 as bigint) else 0 end | case when not (not sf3) then cast(4 as bigint) else 0 end | case when not (not sf4) then cast(8 as bigint) else 0 end) as sm9
from (
select *,
  (date '2022-12-31' <= date '2022-12-31') as sc0,
  ((sf6 >= 12) or (sf7 > 0)) as sd4,
  ((cast(30 as bigint) >> sf8) & 1 = 1) as sd5,
  (not sf9) as sc8
from (select * from (
select
  s0.person_id as sf0,
  s0."insured_region" as sf1,
  s0."ui_months_total" as sf2,
  s0."is_employed" as sf3,
  s0."is_drawing_pension" as sf4,
  s0."has_benefit_expired" as sf5,
  s0."ui_months_since_draw" as sf6,
  s0."benefit_months_carried" as sf7,
  s0."separation_reason" as sf8,
  s0."is_registered_unemployed" as sf9,
  s0."is_drawing_benefit" as sf10,
  s0."has_drawn_allowance" as sf11,
  s1."benefit_standard" as sf12
from person s0
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 140000 and 149999)))))))))
