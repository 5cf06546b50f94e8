select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb7 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sc3 is null then cast(8 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm9 as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm9 <> 0 or (sb7 and not sp10) then cast(4 as utinyint) when sp10 then cast(3 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((sf4 < 36) or sd2) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end) | (case when sb5 then case when sf7 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end as sm9
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sc3 is null or (sb5 and (sv6 is null))) as sb7
from (
select *,
  case when sb5 then (cast((cast(cast(null as bigint) as bigint) + sf7) as bigint) * 1) end as sv6,
  (sb5 and (coalesce(true, false))) as sp10
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 <> 0) then cast(2 as bigint) else 0 end | case when not sf3 then cast(4 as bigint) else 0 end | case when not sc3 then cast(8 as bigint) else 0 end) as sm4
from (
select *,
  ((sf4 < 36) or sd2) as sc3
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (cast(sf5 + to_months(cast(60 as integer)) as date) > sf6) as sd2
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."hardship_category" as sf2,
  s0."is_on_public_post" as sf3,
  s0."public_post_months" as sf4,
  s0."hardship_certified_on" as sf5,
  s0."retirement_date" as sf6,
  s0."public_post_insurance_monthly" as sf7
from person s0) where (sf1 between 0 and 999999))))))))))
