select
  sf0 as subject_id,
  cast((case when sb25 and so29 < 2 then 2 else so29 end) as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast(case sr28 when 0 then (case when sb9 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sf6 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(128 as bigint) else 0 end) else 0 end) when 1 then (case when sb15 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sf6 is null then cast(32 as bigint) else 0 end | case when false is null then cast(64 as bigint) else 0 end | case when (sb6 and (sv13 is null)) then cast(128 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc3 then cast(16 as bigint) else 0 end | case when sc4 then cast(32 as bigint) else 0 end | case when false then cast(64 as bigint) else 0 end)) | (case when sb25 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast(case sr28 when 0 then (case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sb6 and (sv7 is null)) then ((case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb9 then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end) when 1 then (case when sb14 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when (sb6 and (sv13 is null)) then ((case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb15 then ((case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end)) else 0 end) end as bigint) as missing,
  cast(case sr28 when 0 then sv21 when 1 then sv23 end as bigint) as amount
from (
select *,
  case sr28 when 0 then so12 when 1 then so18 end as so29
from (
select *,
  case when sb25 then case when (so12 <= 3) then 0 when (so18 <= 3) then 1 when so12 = 4 then 0 when so18 = 4 then 1 end else 0 end as sr28
from (
select *,
  (not (so12 = so18 and sv21 is not distinct from sv23)) as sb25
from (
select *,
  case when so12 <= 3 then sv7 end as sv21,
  case when so18 <= 3 then sv13 end as sv23
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sb8 then cast(4 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12,
  case when not sb6 then cast(5 as utinyint) when sb14 then cast(4 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so18
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or (sb6 and (sv7 is null))) as sb8,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or (sb6 and (sv7 is null)) or sf5 is null or sf6 is null or false is null) as sb9,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or (sb6 and (sv13 is null))) as sb14,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or (sb6 and (sv13 is null)) or sf5 is null or sf6 is null or false is null) as sb15
from (
select *,
  case when sb6 then (cast((cast((cast(sf7 as bigint) * 10) as bigint) + (cast(sf8 as bigint) * 10)) as bigint) + (cast(sf9 as bigint) * 10)) end as sv7,
  case when sb6 then (cast((cast((cast(sf7 as bigint) * 11) as bigint) + (cast(sf8 as bigint) * 11)) as bigint) + (cast(sf9 as bigint) * 11)) end as sv13
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 = 0) then cast(2 as bigint) else 0 end | case when not sf3 then cast(4 as bigint) else 0 end | case when not (sf4 > date '2022-12-31') then cast(8 as bigint) else 0 end) as sm5
from (
select *,
  ((date '2022-12-31' >= date '2022-02-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (not sf5) as sc3,
  ((cast(14 as bigint) >> sf6) & 1 = 1) as sc4
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s1."has_severe_difficulty" as sf3,
  s1."cancelled_on" as sf4,
  s0."has_applied_for_deferral" as sf5,
  s1."size_class" as sf6,
  s0."pension_employer_monthly" as sf7,
  s0."ui_employer_monthly" as sf8,
  s0."injury_employer_monthly" as sf9
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 220182 and 220182))))))))))))
