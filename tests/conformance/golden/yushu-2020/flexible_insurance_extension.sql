select
  sf0 as subject_id,
  cast(so20 as utinyint) as outcome,
  cast(sm9 as bigint) as failed,
  cast((case when sb16 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc3 is null then cast(4 as bigint) else 0 end | case when sc5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sf7 is null then cast(32 as bigint) else 0 end | case when sc8 is null then cast(64 as bigint) else 0 end | case when (sb10 and (sv14 is null)) then cast(128 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc7 then cast(32 as bigint) else 0 end | case when sc8 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast(sm18 | (case when sb16 then ((case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so20 <= 3 then sv14 end as bigint) as amount
from (
select *,
  case when not sb10 then cast(5 as utinyint) when sm18 <> 0 or (sb15 and not sp19) then cast(4 as utinyint) when sp19 then cast(3 as utinyint) when sc7 is distinct from false or sc8 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so20
from (
select *,
  case when sb15 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((sf2 < date '2022-12-31') and (not sd2)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when (sb10 and (sv14 is null)) then ((case when sf8 is null then cast(64 as bigint) else 0 end) | (case when 3 = 0 then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end as sm18
from (
select *,
  (sc0 is null or sf3 is null or sc3 is null or sc5 is null or sf6 is null or (sb10 and (sv14 is null))) as sb15,
  (sc0 is null or sf3 is null or sc3 is null or sc5 is null or sf6 is null or (sb10 and (sv14 is null)) or sf7 is null or sc8 is null) as sb16
from (
select *,
  case when sb10 then ((2 * cast((cast((case when 3 <> 0 then (cast((cast(sf8 as bigint) * 1) as bigint) * 2) end) as bigint)) as bigint) + sd13) // (2 * sd13)) end as sv14,
  (sb10 and (coalesce(true, false))) as sp19
from (
select *,
  (sm9 = 0) as sb10
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf3 <> 0) then cast(2 as bigint) else 0 end | case when not sc3 then cast(4 as bigint) else 0 end | case when not sc5 then cast(8 as bigint) else 0 end | case when not (not sf6) then cast(16 as bigint) else 0 end) as sm9
from (
select *,
  ((sf2 < date '2022-12-31') and (not sd2)) as sc3
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (cast(sf4 + to_months(cast(60 as integer)) as date) > sf5) as sd2,
  (date '2022-12-31' < cast((sf2 + cast(1 as integer)) + to_months(cast(12 as integer)) as date)) as sc5,
  (not sf7) as sc7,
  (not (sf8 > cast(0 as bigint) * 100)) as sc8,
  cast(nullif(3, 0) as bigint) as sd13
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."flexible_subsidy_expired_on" as sf2,
  s0."hardship_category" as sf3,
  s0."hardship_certified_on" as sf4,
  s0."retirement_date" as sf5,
  s0."is_stably_employed" as sf6,
  s0."is_flexibly_employed" as sf7,
  s0."flexible_premium_monthly" as sf8
from person s0) where (sf1 between 220182 and 220182))))))))))
