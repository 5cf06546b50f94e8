select
  sf0 as subject_id,
  cast(so17 as utinyint) as outcome,
  cast(sm7 as bigint) as failed,
  cast((case when sb13 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sc2 is null then cast(8 as bigint) else 0 end | case when sc4 is null then cast(16 as bigint) else 0 end | case when sc5 is null then cast(32 as bigint) else 0 end | case when sf8 is null then cast(64 as bigint) else 0 end | case when (sb8 and (sv12 is null)) then cast(128 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm15 as bigint) as missing,
  cast(case when so17 <= 3 then sv12 end as bigint) as amount
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sm15 <> 0 or (sb13 and not sp16) then cast(4 as utinyint) when sp16 then cast(3 as utinyint) else cast(1 as utinyint) end as so17
from (
select *,
  case when sb13 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when ((sf5 >= 36) and (not sd3)) is null then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sb8 then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when 3 = 0 then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end as sm15
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sc2 is null or sc4 is null or sc5 is null or sf8 is null or (sb8 and (sv12 is null))) as sb13
from (
select *,
  case when sb8 then ((2 * cast((cast((case when 3 <> 0 then (cast((cast(sf4 as bigint) * 1) as bigint) * 2) end) as bigint)) as bigint) + sd11) // (2 * sd11)) end as sv12,
  (sb8 and (coalesce(true, false))) as sp16
from (
select *,
  (sm7 = 0) as sb8
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 <> 0) then cast(2 as bigint) else 0 end | case when not sf3 then cast(4 as bigint) else 0 end | case when not sc2 then cast(8 as bigint) else 0 end | case when not sc4 then cast(16 as bigint) else 0 end | case when not sc5 then cast(32 as bigint) else 0 end | case when not (not sf8) then cast(64 as bigint) else 0 end) as sm7
from (
select *,
  ((sf5 >= 36) and (not sd3)) as sc4
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (sf4 > cast(0 as bigint) * 100) as sc2,
  (cast(sf6 + to_months(cast(60 as integer)) as date) > sf7) as sd3,
  (sf5 < (cast(36 as bigint) + 12)) as sc5,
  cast(nullif(3, 0) as bigint) as sd11
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."hardship_category" as sf2,
  s0."is_flexibly_employed" as sf3,
  s0."flexible_premium_monthly" as sf4,
  s0."flexible_subsidy_months" as sf5,
  s0."hardship_certified_on" as sf6,
  s0."retirement_date" as sf7,
  s0."is_stably_employed" as sf8
from person s0) where (sf1 between 220000 and 229999))))))))))
