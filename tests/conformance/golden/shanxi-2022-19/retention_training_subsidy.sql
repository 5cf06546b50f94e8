select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm6 as bigint) as failed,
  cast((case when sb10 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sc2 is null then cast(4 as bigint) else 0 end | case when sf6 is null then cast(8 as bigint) else 0 end | case when sc5 is null then cast(16 as bigint) else 0 end | case when (sb7 and (sv8 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc5 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((sf3 and sf4) or ((not sf3) and (starts_with(sf5, 'H62') or starts_with(sf5, 'F52') or starts_with(sf5, 'L7291') or starts_with(sf5, 'N786') or starts_with(sf5, 'G53') or starts_with(sf5, 'G54') or starts_with(sf5, 'G55') or starts_with(sf5, 'G56') or nullif(starts_with('H62', sf5) or starts_with('F52', sf5) or starts_with('L7291', sf5) or starts_with('N786', sf5) or starts_with('G53', sf5) or starts_with('G54', sf5) or starts_with('G55', sf5) or starts_with('G56', sf5), true)))) is null then ((case when (sf3 and sf4) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) | (case when ((not sf3) and (starts_with(sf5, 'H62') or starts_with(sf5, 'F52') or starts_with(sf5, 'L7291') or starts_with(sf5, 'N786') or starts_with(sf5, 'G53') or starts_with(sf5, 'G54') or starts_with(sf5, 'G55') or starts_with(sf5, 'G56') or nullif(starts_with('H62', sf5) or starts_with('F52', sf5) or starts_with('L7291', sf5) or starts_with('N786', sf5) or starts_with('G53', sf5) or starts_with('G54', sf5) or starts_with('G55', sf5) or starts_with('G56', sf5), true))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf5 is null then cast(16 as bigint) else 0 end) | (case when ((starts_with(sf5, 'H62') or starts_with(sf5, 'F52') or starts_with(sf5, 'L7291') or starts_with(sf5, 'N786') or starts_with(sf5, 'G53') or starts_with(sf5, 'G54') or starts_with(sf5, 'G55') or starts_with(sf5, 'G56') or nullif(starts_with('H62', sf5) or starts_with('F52', sf5) or starts_with('L7291', sf5) or starts_with('N786', sf5) or starts_with('G53', sf5) or starts_with('G54', sf5) or starts_with('G55', sf5) or starts_with('G56', sf5), true)) is null and sf5 is not null) then cast(8 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf6 is null then cast(32 as bigint) else 0 end) | (case when (sb7 and (sv8 is null)) then case when sf9 is null then cast(512 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb10 then ((case when sf8 is null then cast(128 as bigint) else 0 end) | (case when sf7 is null then cast(256 as bigint) else 0 end) | (case when sf7 = 0 then cast(64 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb7 then cast(5 as utinyint) when sb9 then cast(4 as utinyint) when sc5 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  (sc0 is null or sf2 is null or sc2 is null or sf6 is null or (sb7 and (sv8 is null))) as sb9,
  (sc0 is null or sf2 is null or sc2 is null or sf6 is null or (sb7 and (sv8 is null)) or sc5 is null) as sb10
from (
select *,
  case when sb7 then (cast(sf9 as bigint) * 50000) end as sv8
from (
select *,
  (sm6 = 0) as sb7
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not ((cast(127 as bigint) >> sf2) & 1 = 1) then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end | case when not (sf6 > date '2022-12-31') then cast(8 as bigint) else 0 end) as sm6
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  ((sf3 and sf4) or ((not sf3) and (starts_with(sf5, 'H62') or starts_with(sf5, 'F52') or starts_with(sf5, 'L7291') or starts_with(sf5, 'N786') or starts_with(sf5, 'G53') or starts_with(sf5, 'G54') or starts_with(sf5, 'G55') or starts_with(sf5, 'G56') or nullif(starts_with('H62', sf5) or starts_with('F52', sf5) or starts_with('L7291', sf5) or starts_with('N786', sf5) or starts_with('G53', sf5) or starts_with('G54', sf5) or starts_with('G55', sf5) or starts_with('G56', sf5), true)))) as sc2,
  (not ((case when sf7 <> 0 then sf8 end) >= cast(24 as bigint) * sf7)) as sc5
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s2."had_risk_area" as sf3,
  s1."is_suspended" as sf4,
  s1."industry_code" as sf5,
  s1."cancelled_on" as sf6,
  s3."monthly_expenditure" as sf7,
  s3."fund_balance" as sf8,
  s0."insured_headcount" as sf9
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join county s2 on s2.county_id = s1."operating_county"
left join pooling_area s3 on s3.pooling_area_id = s0."pooling_area") where (sf1 between 140000 and 149999))))))))
