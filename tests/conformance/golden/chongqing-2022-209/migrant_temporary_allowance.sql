select
  sf0 as subject_id,
  cast(so14 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb10 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sc4 is null then cast(32 as bigint) else 0 end | case when sf6 is null then cast(64 as bigint) else 0 end | case when sf7 is null then cast(128 as bigint) else 0 end | case when (sb6 and (sv8 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc4 then cast(32 as bigint) else 0 end | case when sf6 then cast(64 as bigint) else 0 end | case when sf7 then cast(128 as bigint) else 0 end) as bigint) as flags,
  cast(sm12 | (case when sb10 then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so14 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sm12 <> 0 or (sb9 and not sp13) then cast(4 as utinyint) when sp13 then cast(3 as utinyint) when sc4 is distinct from false or sf6 is distinct from false or sf7 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so14
from (
select *,
  case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sb6 and (sv8 is null)) then case when sf8 is null then cast(64 as bigint) else 0 end else 0 end)) else 0 end as sm12
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb6 and (sv8 is null))) as sb9,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb6 and (sv8 is null)) or sc4 is null or sf6 is null or sf7 is null) as sb10
from (
select *,
  case when sb6 then ((2 * cast((cast((cast((cast(sf8 as bigint) * 1000000) as bigint) * 3) as bigint)) as bigint) + 1000000) // (2 * 1000000)) end as sv8,
  (sb6 and ((coalesce(true, false) or coalesce(true, false)))) as sp13
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (not ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc4,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (sf3 > 0) then cast(2 as bigint) else 0 end | case when not (sf3 < 12) then cast(4 as bigint) else 0 end | case when not (not sf4) then cast(8 as bigint) else 0 end | case when not (not sf5) then cast(16 as bigint) else 0 end) as sm5
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
left join pooling_area s1 on s1.pooling_area_id = s0."pooling_area") where (sf1 between 500000 and 509999))))))))
