select
  sf0 as subject_id,
  cast(so15 as utinyint) as outcome,
  cast(sm7 as bigint) as failed,
  cast((case when sb11 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf3 is null then cast(8 as bigint) else 0 end | case when sf4 is null then cast(16 as bigint) else 0 end | case when sf5 is null then cast(32 as bigint) else 0 end | case when sf6 is null then cast(64 as bigint) else 0 end | case when sf7 is null then cast(128 as bigint) else 0 end | case when (sb8 and (sv10 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm13 as bigint) as missing,
  cast(case when so15 <= 3 then sv10 end as bigint) as amount
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sm13 <> 0 or (sb11 and not sp14) then cast(4 as utinyint) when sp14 then cast(3 as utinyint) else cast(1 as utinyint) end as so15
from (
select *,
  case when sb11 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sb8 then case when sf8 is null then cast(64 as bigint) else 0 end else 0 end)) else 0 end as sm13
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or sf5 is null or sf6 is null or sf7 is null or (sb8 and (sv10 is null))) as sb11
from (
select *,
  case when sb8 then ((2 * cast((cast((cast((cast(sf8 as bigint) * 1000000) as bigint) * 3) as bigint)) as bigint) + 1000000) // (2 * 1000000)) end as sv10,
  (sb8 and ((coalesce(true, false) or coalesce(true, false)))) as sp14
from (
select *,
  (sm7 = 0) as sb8
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sf2 then cast(2 as bigint) else 0 end | case when not (sf3 > 0) then cast(4 as bigint) else 0 end | case when not (sf3 < 12) then cast(8 as bigint) else 0 end | case when not (not sf4) then cast(16 as bigint) else 0 end | case when not (not sf5) then cast(32 as bigint) else 0 end | case when not (not sf6) then cast(64 as bigint) else 0 end | case when not (not sf7) then cast(128 as bigint) else 0 end) as sm7
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0
from (select * from (
select
  s0.person_id as sf0,
  s0."insured_region" as sf1,
  s0."is_rural_migrant" as sf2,
  s0."ui_months_total" as sf3,
  s0."is_employed" as sf4,
  s0."is_drawing_pension" as sf5,
  s0."is_drawing_benefit" as sf6,
  s0."has_drawn_allowance" as sf7,
  s1."subsistence_standard" as sf8
from person s0
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 0 and 999999)))))))))
