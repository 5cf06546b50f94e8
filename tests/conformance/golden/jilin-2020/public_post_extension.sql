select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm6 as bigint) as failed,
  cast((case when sb9 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc2 is null then cast(4 as bigint) else 0 end | case when sc4 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when (sb7 and (sv8 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm11 as bigint) as missing,
  cast(case when so13 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb7 then cast(5 as utinyint) when sm11 <> 0 or (sb9 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb9 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((sf2 < date '2022-12-31') and (not sd1)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when (sb7 and (sv8 is null)) then case when sf7 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end as sm11
from (
select *,
  (sc0 is null or sf3 is null or sc2 is null or sc4 is null or sf6 is null or (sb7 and (sv8 is null))) as sb9
from (
select *,
  case when sb7 then (cast((cast(cast(null as bigint) as bigint) + sf7) as bigint) * 1) end as sv8,
  (sb7 and (coalesce(true, false))) as sp12
from (
select *,
  (sm6 = 0) as sb7
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end | case when not sc4 then cast(8 as bigint) else 0 end | case when not (not sf6) then cast(16 as bigint) else 0 end) as sm6
from (
select *,
  ((sf2 < date '2022-12-31') and (not sd1)) as sc2
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (cast(sf4 + to_months(cast(60 as integer)) as date) > sf5) as sd1,
  (date '2022-12-31' < cast((sf2 + cast(1 as integer)) + to_months(cast(12 as integer)) as date)) as sc4
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."public_post_expired_on" as sf2,
  s0."is_on_public_post" as sf3,
  s0."hardship_certified_on" as sf4,
  s0."retirement_date" as sf5,
  s0."is_stably_employed" as sf6,
  s0."public_post_insurance_monthly" as sf7
from person s0) where (sf1 between 220000 and 229999))))))))))
