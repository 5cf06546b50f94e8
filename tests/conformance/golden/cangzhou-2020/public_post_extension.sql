select
  sf0 as subject_id,
  cast(so15 as utinyint) as outcome,
  cast(sm7 as bigint) as failed,
  cast((case when sb11 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc2 is null then cast(2 as bigint) else 0 end | case when sc4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when (sb8 and (sv9 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc6 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm13 | (case when sb11 then case when sf6 is null then cast(16 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so15 <= 3 then sv9 end as bigint) as amount
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sm13 <> 0 or (sb10 and not sp14) then cast(4 as utinyint) when sp14 then cast(3 as utinyint) when sc6 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so15
from (
select *,
  case when sb10 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when ((sf2 < date '2022-12-31') and (not sd1)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sb8 and (sv9 is null)) then case when sf7 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end as sm13
from (
select *,
  (sc0 is null or sc2 is null or sc4 is null or sf5 is null or (sb8 and (sv9 is null))) as sb10,
  (sc0 is null or sc2 is null or sc4 is null or sf5 is null or (sb8 and (sv9 is null)) or sf6 is null) as sb11
from (
select *,
  case when sb8 then (cast((cast(cast(null as bigint) as bigint) + sf7) as bigint) * 1) end as sv9,
  (sb8 and (coalesce(true, false))) as sp14
from (
select *,
  (sm7 = 0) as sb8
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc2 then cast(2 as bigint) else 0 end | case when not sc4 then cast(4 as bigint) else 0 end | case when not (not sf5) then cast(8 as bigint) else 0 end) as sm7
from (
select *,
  ((sf2 < date '2022-12-31') and (not sd1)) as sc2
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (cast(sf3 + to_months(cast(60 as integer)) as date) > sf4) as sd1,
  (date '2022-12-31' < cast((sf2 + cast(1 as integer)) + to_months(cast(12 as integer)) as date)) as sc4,
  (not sf6) as sc6
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."public_post_expired_on" as sf2,
  s0."hardship_certified_on" as sf3,
  s0."retirement_date" as sf4,
  s0."is_stably_employed" as sf5,
  s0."is_on_public_post" as sf6,
  s0."public_post_insurance_monthly" as sf7
from person s0) where (sf1 between 130900 and 130999))))))))))
