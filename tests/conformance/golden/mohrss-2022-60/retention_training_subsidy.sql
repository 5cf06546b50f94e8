select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when (sf2 is null or sf3 is null or sf4 is null or sc2 is null or sf7 is null or (sb6 and (sv7 is null)) or sc4 is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sc2 is null then cast(8 as bigint) else 0 end | case when sf7 is null then cast(16 as bigint) else 0 end | case when sc4 is null then cast(32 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(64 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc4 then cast(32 as bigint) else 0 end) as bigint) as flags,
  cast(sm11 as bigint) as missing,
  cast(case when so13 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sm11 <> 0 or (sb8 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf5 is null then cast(32 as bigint) else 0 end) | (case when sf5 = 0 then cast(8 as bigint) else 0 end) | (case when sf7 is null then cast(64 as bigint) else 0 end) | (case when (sb6 and (sv7 is null)) then case when sf8 is null then cast(128 as bigint) else 0 end else 0 end)) else 0 end as sm11
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sc2 is null or sf7 is null or (sb6 and (sv7 is null))) as sb8
from (
select *,
  case when sb6 then (cast(sf8 as bigint) * 50000) end as sv7,
  (sb6 and (coalesce(true, false))) as sp12
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not (sf2 = 0) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not sf4 then cast(4 as bigint) else 0 end | case when not sc2 then cast(8 as bigint) else 0 end | case when not (sf7 > date '2022-12-31') then cast(16 as bigint) else 0 end) as sm5
from (
select *,
  ((case when sf5 <> 0 then sf6 end) >= cast(24 as bigint) * sf5) as sc2,
  (not ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc4
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s2."had_risk_area" as sf3,
  s1."is_suspended" as sf4,
  s3."monthly_expenditure" as sf5,
  s3."fund_balance" as sf6,
  s1."cancelled_on" as sf7,
  s0."insured_headcount" as sf8
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join county s2 on s2.county_id = s1."operating_county"
left join pooling_area s3 on s3.pooling_area_id = s0."pooling_area") where (sf1 between 0 and 999999)))))))))
