select
  sf0 as subject_id,
  cast(so9 as utinyint) as outcome,
  cast(sm2 as bigint) as failed,
  cast((case when sb6 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when (sb3 and (sv4 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb5 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sb3 and (sv4 is null)) then case when sf7 is null then cast(32 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb6 then case when sf6 is null then cast(16 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so9 <= 3 then sv4 end as bigint) as amount
from (
select *,
  case when not sb3 then cast(5 as utinyint) when sb5 then cast(4 as utinyint) when sc1 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so9
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb3 and (sv4 is null))) as sb5,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb3 and (sv4 is null)) or sf6 is null) as sb6
from (
select *,
  case when sb3 then sf7 end as sv4
from (
select *,
  (sm2 = 0) as sb3
from (
select *,
  (not (sf6 >= date '2022-06-14')) as sc1,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not (sf4 >= 12) then cast(4 as bigint) else 0 end | case when not sf5 then cast(8 as bigint) else 0 end) as sm2
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s2."is_workshop" as sf2,
  s3."is_poverty_alleviated" as sf3,
  s0."contract_months" as sf4,
  s0."is_fully_insured" as sf5,
  s0."contract_started_on" as sf6,
  s0."employer_premium_paid" as sf7
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm"
left join person s3 on s3.person_id = s0."person") where (sf1 between 140000 and 149999)))))))
