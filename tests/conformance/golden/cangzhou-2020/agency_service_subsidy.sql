select
  sf0 as subject_id,
  cast(so8 as utinyint) as outcome,
  cast(sm2 as bigint) as failed,
  cast((case when sb5 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when (sb3 and (sv4 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast((case when sb5 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so8 <= 3 then sv4 end as bigint) as amount
from (
select *,
  case when not sb3 then cast(5 as utinyint) when sb5 then cast(4 as utinyint) else cast(1 as utinyint) end as so8
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb3 and (sv4 is null))) as sb5
from (
select *,
  case when sb3 then 40000 end as sv4
from (
select *,
  (sm2 = 0) as sb3
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (sf3 = 5) then cast(2 as bigint) else 0 end | case when not (sf4 >= 12) then cast(4 as bigint) else 0 end | case when not sf5 then cast(8 as bigint) else 0 end) as sm2
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."has_agency" as sf2,
  s2."kind" as sf3,
  s0."contract_months" as sf4,
  s0."is_fully_insured" as sf5
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join organisation s2 on s2.organisation_id = s0."agency") where (sf1 between 130900 and 130999)))))))
