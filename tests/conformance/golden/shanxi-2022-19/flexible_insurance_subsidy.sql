select
  sf0 as subject_id,
  cast(so22 as utinyint) as outcome,
  cast(sm11 as bigint) as failed,
  cast((case when sb18 then (case when sc5 is null then cast(1 as bigint) else 0 end | case when sf5 is null then cast(2 as bigint) else 0 end | case when sc6 is null then cast(4 as bigint) else 0 end | case when sc7 is null then cast(8 as bigint) else 0 end | case when sc10 is null then cast(16 as bigint) else 0 end | case when (sb12 and (sv16 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc7 then cast(8 as bigint) else 0 end | case when sc10 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm20 | (case when sb18 then case when (sd8 or (sd0 and sd9)) is null then ((case when sd8 is null then ((case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end) | (case when (sd0 and sd9) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end else 0 end) as bigint) as missing,
  cast(case when so22 <= 3 then sv16 end as bigint) as amount
from (
select *,
  case when not sb12 then cast(5 as utinyint) when sm20 <> 0 or (sb17 and not sp21) then cast(4 as utinyint) when sp21 then cast(3 as utinyint) when sc7 is distinct from false or sc10 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so22
from (
select *,
  case when sb17 then ((case when (sd0 or sd3 or sd4) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sd1 and (cast(date_part('year', sf4) as bigint) = cast(date_part('year', sd2) as bigint))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) | (case when (sd1 and (sf4 <= date '2022-12-31') and (date '2022-12-31' <= cast(sf4 + to_months(cast(24 as integer)) as date))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when (sb12 and (sv16 is null)) then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when 3 = 0 then cast(256 as bigint) else 0 end)) else 0 end)) else 0 end as sm20
from (
select *,
  (sc5 is null or sf5 is null or sc6 is null or (sb12 and (sv16 is null))) as sb17,
  (sc5 is null or sf5 is null or sc6 is null or (sb12 and (sv16 is null)) or sc7 is null or sc10 is null) as sb18
from (
select *,
  case when sb12 then ((2 * cast((cast((case when 3 <> 0 then (cast((cast(sf6 as bigint) * 1) as bigint) * 2) end) as bigint)) as bigint) + sd15) // (2 * sd15)) end as sv16,
  (sb12 and (coalesce(true, false))) as sp21
from (
select *,
  (sm11 = 0) as sb12
from (
select *,
  (case when not sc5 then cast(1 as bigint) else 0 end | case when not sf5 then cast(2 as bigint) else 0 end | case when not sc6 then cast(4 as bigint) else 0 end) as sm11
from (
select *,
  (sd0 or sd3 or sd4) as sc5,
  (not (sd8 or (sd0 and sd9))) as sc10
from (
select *,
  (sd1 and (cast(date_part('year', sf4) as bigint) = cast(date_part('year', sd2) as bigint))) as sd3,
  (sd1 and (sf4 <= date '2022-12-31') and (date '2022-12-31' <= cast(sf4 + to_months(cast(24 as integer)) as date))) as sd4,
  coalesce((sf7 < (case when sd0 then 36 when not sd0 then 24 end)), list_reduce(list_concat(case when sd0 is distinct from false then [(sf7 < 36)] else [] end, case when sd0 is distinct from true then [(sf7 < 24)] else [] end), lambda x, y: case when x = y then x end)) as sd8
from (
select *,
  (sf2 <> 0) as sd0,
  ((cast(14 as bigint) >> sf3) & 1 = 1) as sd1,
  date '2022-12-31' as sd2,
  (sf6 > cast(0 as bigint) * 100) as sc6,
  (not (date '2022-12-31' >= date '2022-06-14')) as sc7,
  (cast(sf8 + to_months(cast(60 as integer)) as date) > sf9) as sd9,
  cast(nullif(3, 0) as bigint) as sd15
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."hardship_category" as sf2,
  s0."graduate_kind" as sf3,
  s0."graduated_on" as sf4,
  s0."is_flexibly_employed" as sf5,
  s0."flexible_premium_monthly" as sf6,
  s0."flexible_subsidy_months" as sf7,
  s0."hardship_certified_on" as sf8,
  s0."retirement_date" as sf9
from person s0) where (sf1 between 140000 and 149999)))))))))))
