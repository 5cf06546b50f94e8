select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb8 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sd1 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sf7 is null then cast(32 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(64 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(16 as bigint) else 0 end | case when sf7 then cast(32 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb7 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when sb8 then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc3 is distinct from false or sf7 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  (sc0 is null or sd1 is null or sf4 is null or sf5 is null or (sb5 and (sv6 is null))) as sb7,
  (sc0 is null or sd1 is null or sf4 is null or sf5 is null or (sb5 and (sv6 is null)) or sf6 is null or sf7 is null) as sb8
from (
select *,
  case when sb5 then 100000 end as sv6
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sd1 then cast(2 as bigint) else 0 end | case when not (sf4 >= 12) then cast(4 as bigint) else 0 end | case when not sf5 then cast(8 as bigint) else 0 end) as sm4
from (
select *,
  ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) as sc0,
  (cast(sf3 + to_months(cast(6 as integer)) as date) <= sf2) as sd1,
  (not (sf6 = 0)) as sc3
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s0."registered_unemployed_since" as sf3,
  s0."contract_months" as sf4,
  s0."is_fully_insured" as sf5,
  s2."entity_kind" as sf6,
  s0."is_rehire" as sf7
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm") where (sf1 between 130900 and 130999))))))))
