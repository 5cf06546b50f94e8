select
  sf0 as subject_id,
  cast(so15 as utinyint) as outcome,
  cast(sm7 as bigint) as failed,
  cast((case when sb11 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc2 is null then cast(4 as bigint) else 0 end | case when sd3 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sf6 is null then cast(32 as bigint) else 0 end | case when sf7 is null then cast(64 as bigint) else 0 end | case when (sb8 and (sv9 is null)) then cast(128 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(4 as bigint) else 0 end | case when sc4 then cast(8 as bigint) else 0 end | case when sc5 then cast(16 as bigint) else 0 end | case when sf6 then cast(32 as bigint) else 0 end | case when sc6 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast(sm13 | (case when sb11 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so15 <= 3 then sv9 end as bigint) as amount
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sm13 <> 0 or (sb10 and not sp14) then cast(4 as utinyint) when sp14 then cast(3 as utinyint) when sc2 is distinct from false or sc4 is distinct from false or sc5 is distinct from false or sf6 is distinct from false or sc6 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so15
from (
select *,
  case when sb10 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end as sm13
from (
select *,
  (sf2 is null or sf3 is null or (sb8 and (sv9 is null))) as sb10,
  (sf2 is null or sf3 is null or (sb8 and (sv9 is null)) or sc2 is null or sd3 is null or sf5 is null or sf6 is null or sf7 is null) as sb11
from (
select *,
  case when sb8 then cast(null as bigint) end as sv9,
  (sb8 and (coalesce(true, false))) as sp14
from (
select *,
  (not sd3) as sc4,
  (sm7 = 0) as sb8
from (
select *,
  (not ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31'))) as sc2,
  (cast(date_part('year', sf4) as bigint) = cast(date_part('year', sf2) as bigint)) as sd3,
  (not (sf5 >= 12)) as sc5,
  (not ((cast(14 as bigint) >> sf7) & 1 = 1)) as sc6,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not ((cast(14 as bigint) >> sf3) & 1 = 1) then cast(2 as bigint) else 0 end) as sm7
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."graduate_kind" as sf3,
  s2."graduated_on" as sf4,
  s0."contract_months" as sf5,
  s0."is_rehire" as sf6,
  s3."size_class" as sf7
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join person s2 on s2.person_id = s0."person"
left join firm s3 on s3.firm_id = s0."firm") where (sf1 between 0 and 999999))))))))
