select
  sf0 as subject_id,
  cast(so19 as utinyint) as outcome,
  cast(sm8 as bigint) as failed,
  cast((case when sb15 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sc3 is null then cast(4 as bigint) else 0 end | case when sc4 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sf7 is null then cast(32 as bigint) else 0 end | case when sc7 is null then cast(64 as bigint) else 0 end | case when (sb9 and (sv13 is null)) then cast(128 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc6 then cast(32 as bigint) else 0 end | case when sc7 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast(sm17 | (case when sb15 then ((case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so19 <= 3 then sv13 end as bigint) as amount
from (
select *,
  case when not sb9 then cast(5 as utinyint) when sm17 <> 0 or (sb14 and not sp18) then cast(4 as utinyint) when sp18 then cast(3 as utinyint) when sc6 is distinct from false or sc7 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so19
from (
select *,
  case when sb14 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((sf3 >= 36) and (not sd2)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sb9 then ((case when sf8 is null then cast(64 as bigint) else 0 end) | (case when 3 = 0 then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end as sm17
from (
select *,
  (sc0 is null or sf2 is null or sc3 is null or sc4 is null or sf6 is null or (sb9 and (sv13 is null))) as sb14,
  (sc0 is null or sf2 is null or sc3 is null or sc4 is null or sf6 is null or (sb9 and (sv13 is null)) or sf7 is null or sc7 is null) as sb15
from (
select *,
  case when sb9 then ((2 * cast((cast((case when 3 <> 0 then (cast((cast(sf8 as bigint) * 1) as bigint) * 2) end) as bigint)) as bigint) + sd12) // (2 * sd12)) end as sv13,
  (sb9 and (coalesce(true, false))) as sp18
from (
select *,
  (sm8 = 0) as sb9
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 <> 0) then cast(2 as bigint) else 0 end | case when not sc3 then cast(4 as bigint) else 0 end | case when not sc4 then cast(8 as bigint) else 0 end | case when not (not sf6) then cast(16 as bigint) else 0 end) as sm8
from (
select *,
  ((sf3 >= 36) and (not sd2)) as sc3
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (cast(sf4 + to_months(cast(60 as integer)) as date) > sf5) as sd2,
  (sf3 < (cast(36 as bigint) + 12)) as sc4,
  (not sf7) as sc6,
  (not (sf8 > cast(0 as bigint) * 100)) as sc7,
  cast(nullif(3, 0) as bigint) as sd12
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."hardship_category" as sf2,
  s0."flexible_subsidy_months" as sf3,
  s0."hardship_certified_on" as sf4,
  s0."retirement_date" as sf5,
  s0."is_stably_employed" as sf6,
  s0."is_flexibly_employed" as sf7,
  s0."flexible_premium_monthly" as sf8
from person s0) where (sf1 between 130900 and 130999))))))))))
