select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb8 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf2 is null then cast(4 as bigint) else 0 end | case when sf2 is null then cast(8 as bigint) else 0 end | case when sf4 is null then cast(16 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end | case when sf4 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm10 | (case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so12 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm10 <> 0 or (sb7 and not sp11) then cast(4 as utinyint) when sp11 then cast(3 as utinyint) when sc2 is distinct from false or sc3 is distinct from false or sf4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end as sm10
from (
select *,
  (sf2 is null or sf3 is null or (sb5 and (sv6 is null))) as sb7,
  (sf2 is null or sf3 is null or (sb5 and (sv6 is null)) or sf4 is null) as sb8
from (
select *,
  case when sb5 then cast(null as bigint) end as sv6,
  (sb5 and (coalesce(true, false))) as sp11
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (not (sf2 >= date '2022-06-14')) as sc2,
  (not (sf2 <= date '2022-12-31')) as sc3,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not ((cast(12 as bigint) >> sf3) & 1 = 1) then cast(2 as bigint) else 0 end) as sm4
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."size_class" as sf3,
  s0."is_rehire" as sf4
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm") where (sf1 between 140000 and 149999))))))))
