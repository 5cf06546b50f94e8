select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb9 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(2 as bigint) else 0 end | case when sc2 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end | case when sc4 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm11 | (case when sb9 then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sm11 <> 0 or (sb8 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc1 is distinct from false or sc2 is distinct from false or sc3 is distinct from false or sc4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb8 then case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end else 0 end as sm11
from (
select *,
  (sc0 is null or (sb6 and (sv7 is null))) as sb8,
  (sc0 is null or (sb6 and (sv7 is null)) or sf3 is null or sf4 is null or sf5 is null or sf6 is null) as sb9
from (
select *,
  case when sb6 then cast(null as bigint) end as sv7,
  (sb6 and (coalesce(true, false))) as sp12
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end) as sm5
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (not sf3) as sc1,
  (not (sf4 = 5)) as sc2,
  (not (sf5 >= 12)) as sc3,
  (not sf6) as sc4
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s0."has_agency" as sf3,
  s2."kind" as sf4,
  s0."contract_months" as sf5,
  s0."is_fully_insured" as sf6
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join organisation s2 on s2.organisation_id = s0."agency") where (sf1 between 500000 and 509999)))))))))
