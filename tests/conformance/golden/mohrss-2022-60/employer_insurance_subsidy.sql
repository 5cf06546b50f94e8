select
  sf0 as subject_id,
  cast(so18 as utinyint) as outcome,
  cast(sm11 as bigint) as failed,
  cast((case when sb15 then (case when sc4 is null then cast(1 as bigint) else 0 end | case when sc5 is null then cast(2 as bigint) else 0 end | case when sf7 is null then cast(4 as bigint) else 0 end | case when sf8 is null then cast(8 as bigint) else 0 end | case when sc10 is null then cast(16 as bigint) else 0 end | case when (sb12 and (sv13 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc5 then cast(2 as bigint) else 0 end | case when sc6 then cast(4 as bigint) else 0 end | case when sc7 then cast(8 as bigint) else 0 end | case when sc10 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb14 then ((case when (sd0 or (((cast(12 as bigint) >> sf3) & 1 = 1) and (sd2 or (sd1 and sd3)))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (((cast(12 as bigint) >> sf3) & 1 = 1) and (sd2 or (sd1 and sd3))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sd2 or (sd1 and sd3)) is null then ((case when (sd1 and (sf5 <= sf6) and (sf6 <= cast(sf5 + to_months(cast(24 as integer)) as date))) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end) | (case when (sd1 and sd3) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when (sb12 and (sv13 is null)) then case when sf10 is null then cast(256 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb15 then ((case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when (sd9 or (sd0 and (cast(sf6 + to_months(cast(60 as integer)) as date) > sf9))) is null then ((case when sd9 is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end) | (case when (sd0 and (cast(sf6 + to_months(cast(60 as integer)) as date) > sf9)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so18 <= 3 then sv13 end as bigint) as amount
from (
select *,
  case when not sb12 then cast(5 as utinyint) when sb14 then cast(4 as utinyint) when sc5 is distinct from false or sc6 is distinct from false or sc7 is distinct from false or sc10 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so18
from (
select *,
  (sc4 is null or (sb12 and (sv13 is null))) as sb14,
  (sc4 is null or (sb12 and (sv13 is null)) or sc5 is null or sf7 is null or sf8 is null or sc10 is null) as sb15
from (
select *,
  case when sb12 then sf10 end as sv13
from (
select *,
  (sm11 = 0) as sb12
from (
select *,
  (case when not sc4 then cast(1 as bigint) else 0 end) as sm11
from (
select *,
  (sd0 or (((cast(12 as bigint) >> sf3) & 1 = 1) and (sd2 or (sd1 and sd3)))) as sc4,
  (not (sd9 or (sd0 and (cast(sf6 + to_months(cast(60 as integer)) as date) > sf9)))) as sc10
from (
select *,
  (sd1 and (sf5 <= sf6) and (sf6 <= cast(sf5 + to_months(cast(24 as integer)) as date))) as sd2,
  coalesce((((cast(date_part('year', sd8) as bigint) - cast(date_part('year', sf6) as bigint)) * 12 + cast(date_part('month', sd8) as bigint) - cast(date_part('month', sf6) as bigint) - case when cast(date_part('day', sd8) as bigint) < cast(date_part('day', sf6) as bigint) then 1 else 0 end) < (case when sd0 then 36 when not sd0 then 12 end)), list_reduce(list_concat(case when sd0 is distinct from false then [(((cast(date_part('year', sd8) as bigint) - cast(date_part('year', sf6) as bigint)) * 12 + cast(date_part('month', sd8) as bigint) - cast(date_part('month', sf6) as bigint) - case when cast(date_part('day', sd8) as bigint) < cast(date_part('day', sf6) as bigint) then 1 else 0 end) < 36)] else [] end, case when sd0 is distinct from true then [(((cast(date_part('year', sd8) as bigint) - cast(date_part('year', sf6) as bigint)) * 12 + cast(date_part('month', sd8) as bigint) - cast(date_part('month', sf6) as bigint) - case when cast(date_part('day', sd8) as bigint) < cast(date_part('day', sf6) as bigint) then 1 else 0 end) < 12)] else [] end), lambda x, y: case when x = y then x end)) as sd9
from (
select *,
  (sf2 <> 0) as sd0,
  ((cast(14 as bigint) >> sf4) & 1 = 1) as sd1,
  (cast(date_part('year', sf5) as bigint) = cast(date_part('year', sf6) as bigint)) as sd3,
  (not ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc5,
  (not (sf7 >= 12)) as sc6,
  (not sf8) as sc7,
  date '2022-12-31' as sd8
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."hardship_at_hire" as sf2,
  s2."size_class" as sf3,
  s3."graduate_kind" as sf4,
  s3."graduated_on" as sf5,
  s0."contract_started_on" as sf6,
  s0."contract_months" as sf7,
  s0."is_fully_insured" as sf8,
  s3."retirement_date" as sf9,
  s0."employer_premium_paid" as sf10
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm"
left join person s3 on s3.person_id = s0."person") where (sf1 between 0 and 999999))))))))))
