select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when (sc0 is null or sc1 is null or sf6 is null or (sb5 and (sv6 is null)) or sc3 is null) then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf6 is null then cast(4 as bigint) else 0 end | case when sc3 is null then cast(8 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb7 then ((case when (((cast(14 as bigint) >> sf2) & 1 = 1) or (sf3 = 1)) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when (sf4 or sf5) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when (sb5 and (sv6 is null)) then ((case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  (sc0 is null or sc1 is null or sf6 is null or (sb5 and (sv6 is null))) as sb7
from (
select *,
  case when sb5 then (cast((cast((cast(sf7 as bigint) * 7) as bigint) + (cast(sf8 as bigint) * 7)) as bigint) + (cast(sf9 as bigint) * 7)) end as sv6
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not (sf6 > date '2022-12-31') then cast(4 as bigint) else 0 end) as sm4
from (
select *,
  (((cast(14 as bigint) >> sf2) & 1 = 1) or (sf3 = 1)) as sc0,
  (sf4 or sf5) as sc1,
  (not ((date '2022-12-31' >= date '2022-06-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc3
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."size_class" as sf2,
  s1."entity_kind" as sf3,
  s1."has_temporary_difficulty" as sf4,
  s1."has_severe_difficulty" as sf5,
  s1."cancelled_on" as sf6,
  s0."pension_employer_monthly" as sf7,
  s0."ui_employer_monthly" as sf8,
  s0."injury_employer_monthly" as sf9
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 500000 and 509999))))))))
