select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(sm2 as bigint) as failed,
  cast((case when sb6 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc1 is null then cast(4 as bigint) else 0 end | case when (sb3 and (sv4 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(4 as bigint) else 0 end) as bigint) as flags,
  cast(sm8 | (case when sb6 then case when ((sf4 >= date '2022-01-01') and (sf4 <= date '2022-12-31')) is null then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end else 0 end) as bigint) as missing,
  cast(case when so10 <= 3 then sv4 end as bigint) as amount
from (
select *,
  case when not sb3 then cast(5 as utinyint) when sm8 <> 0 or (sb5 and not sp9) then cast(4 as utinyint) when sp9 then cast(3 as utinyint) when sc1 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  case when sb5 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end as sm8
from (
select *,
  (sf2 is null or sf3 is null or (sb3 and (sv4 is null))) as sb5,
  (sf2 is null or sf3 is null or (sb3 and (sv4 is null)) or sc1 is null) as sb6
from (
select *,
  case when sb3 then cast(null as bigint) end as sv4,
  (sb3 and (coalesce(true, false))) as sp9
from (
select *,
  (sm2 = 0) as sb3
from (
select *,
  (not ((sf4 >= date '2022-01-01') and (sf4 <= date '2022-12-31'))) as sc1,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not (sf3 = 5) then cast(2 as bigint) else 0 end) as sm2
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."has_agency" as sf2,
  s2."kind" as sf3,
  s0."contract_started_on" as sf4
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join organisation s2 on s2.organisation_id = s0."agency") where (sf1 between 500000 and 509999))))))))
