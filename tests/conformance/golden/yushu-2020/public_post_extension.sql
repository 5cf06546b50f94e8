select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb8 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sc2 is null then cast(4 as bigint) else 0 end | case when sc3 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm10 as bigint) as missing,
  cast(case when so12 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sm10 <> 0 or (sb8 and not sp11) then cast(4 as utinyint) when sp11 then cast(3 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((sf3 >= 36) and (not sd1)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sb6 then case when sf7 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end as sm10
from (
select *,
  (sc0 is null or sf2 is null or sc2 is null or sc3 is null or sf6 is null or (sb6 and (sv7 is null))) as sb8
from (
select *,
  case when sb6 then (cast((cast(cast(null as bigint) as bigint) + sf7) as bigint) * 1) end as sv7,
  (sb6 and (coalesce(true, false))) as sp11
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sf2 then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end | case when not sc3 then cast(8 as bigint) else 0 end | case when not (not sf6) then cast(16 as bigint) else 0 end) as sm5
from (
select *,
  ((sf3 >= 36) and (not sd1)) as sc2
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (cast(sf4 + to_months(cast(60 as integer)) as date) > sf5) as sd1,
  (sf3 < (cast(36 as bigint) + 12)) as sc3
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."is_on_public_post" as sf2,
  s0."public_post_months" as sf3,
  s0."hardship_certified_on" as sf4,
  s0."retirement_date" as sf5,
  s0."is_stably_employed" as sf6,
  s0."public_post_insurance_monthly" as sf7
from person s0) where (sf1 between 220182 and 220182))))))))))
