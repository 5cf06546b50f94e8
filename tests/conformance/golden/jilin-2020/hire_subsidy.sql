select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when (sc0 is null or sf3 is null or sd2 is null or sf5 is null or sf6 is null or sf7 is null or (sb6 and (sv7 is null)) or true is null) then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sd2 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sf7 is null then cast(32 as bigint) else 0 end | case when true is null then cast(64 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(128 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when true then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb8 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so12 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sb8 then cast(4 as utinyint) when true is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  (sc0 is null or sf3 is null or sd2 is null or sf5 is null or sf6 is null or sf7 is null or (sb6 and (sv7 is null))) as sb8
from (
select *,
  case when sb6 then 80000 end as sv7
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf3 = 0) then cast(2 as bigint) else 0 end | case when not sd2 then cast(4 as bigint) else 0 end | case when not (sf5 >= 12) then cast(8 as bigint) else 0 end | case when not sf6 then cast(16 as bigint) else 0 end | case when not (not sf7) then cast(32 as bigint) else 0 end) as sm5
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (cast(sf4 + to_months(cast(6 as integer)) as date) <= sf2) as sd2
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."entity_kind" as sf3,
  s0."registered_unemployed_since" as sf4,
  s0."contract_months" as sf5,
  s0."is_fully_insured" as sf6,
  s0."is_rehire" as sf7
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm") where (sf1 between 220000 and 229999))))))))
