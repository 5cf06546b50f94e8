select
  sf0 as subject_id,
  cast(so9 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb6 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf5 is null then cast(4 as bigint) else 0 end | case when sf6 is null then cast(8 as bigint) else 0 end | case when sf7 is null then cast(16 as bigint) else 0 end | case when sf8 is null then cast(32 as bigint) else 0 end | case when (sb4 and (sv5 is null)) then cast(64 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast((case when sb6 then ((case when (((cast(14 as bigint) >> sf2) & 1 = 1) or ((cast(126 as bigint) >> sf3) & 1 = 1) or ((sf3 = 8) and (sf4 > cast(0 as bigint) * 100))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((sf3 = 8) and (sf4 > cast(0 as bigint) * 100)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when (sb4 and (sv5 is null)) then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so9 <= 3 then sv5 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sb6 then cast(4 as utinyint) else cast(1 as utinyint) end as so9
from (
select *,
  (sc0 is null or sc1 is null or sf5 is null or sf6 is null or sf7 is null or sf8 is null or (sb4 and (sv5 is null))) as sb6
from (
select *,
  case when sb4 then (cast((cast(sf4 as bigint) * 7) as bigint) + (cast(sf9 as bigint) * 7)) end as sv5
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sf5 then cast(4 as bigint) else 0 end | case when not sf6 then cast(8 as bigint) else 0 end | case when not sf7 then cast(16 as bigint) else 0 end | case when not (sf8 > date '2022-12-31') then cast(32 as bigint) else 0 end) as sm3
from (
select *,
  ((date '2022-12-31' >= date '2022-06-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (((cast(14 as bigint) >> sf2) & 1 = 1) or ((cast(126 as bigint) >> sf3) & 1 = 1) or ((sf3 = 8) and (sf4 > cast(0 as bigint) * 100))) as sc1
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."size_class" as sf2,
  s1."entity_kind" as sf3,
  s0."pension_employer_monthly" as sf4,
  s2."had_lockdown_notice" as sf5,
  s1."has_temporary_difficulty" as sf6,
  s0."has_applied_for_deferral" as sf7,
  s1."cancelled_on" as sf8,
  s0."ui_employer_monthly" as sf9
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join county s2 on s2.county_id = s1."operating_county") where (sf1 between 140000 and 149999))))))))
