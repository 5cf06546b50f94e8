select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb4 and (sv5 is null)) or sc2 is null or true is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sc2 is null then cast(16 as bigint) else 0 end | case when true is null then cast(32 as bigint) else 0 end | case when (sb4 and (sv5 is null)) then cast(64 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(16 as bigint) else 0 end | case when true then cast(32 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb6 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when (sb4 and (sv5 is null)) then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so10 <= 3 then sv5 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sb6 then cast(4 as utinyint) when sc2 is distinct from false or true is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb4 and (sv5 is null))) as sb6
from (
select *,
  case when sb4 then (cast((cast((cast(sf6 as bigint) * 6) as bigint) + (cast(sf7 as bigint) * 6)) as bigint) + (cast(sf8 as bigint) * 6)) end as sv5
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (not ((date '2022-12-31' >= date '2022-02-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc2,
  (case when not (sf2 = 0) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not sf4 then cast(4 as bigint) else 0 end | case when not (sf5 > date '2022-12-31') then cast(8 as bigint) else 0 end) as sm3
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s1."has_severe_difficulty" as sf3,
  s0."has_applied_for_deferral" as sf4,
  s1."cancelled_on" as sf5,
  s0."pension_employer_monthly" as sf6,
  s0."ui_employer_monthly" as sf7,
  s0."injury_employer_monthly" as sf8
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 130900 and 130999)))))))
