select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb8 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb7 then ((case when sf2 is null then cast(2 as bigint) else 0 end) | (case when ((starts_with(sf2, 'H62') or starts_with(sf2, 'F52') or starts_with(sf2, 'L7291') or starts_with(sf2, 'N786') or starts_with(sf2, 'G53') or starts_with(sf2, 'G54') or starts_with(sf2, 'G55') or starts_with(sf2, 'G56') or nullif(starts_with('H62', sf2) or starts_with('F52', sf2) or starts_with('L7291', sf2) or starts_with('N786', sf2) or starts_with('G53', sf2) or starts_with('G54', sf2) or starts_with('G55', sf2) or starts_with('G56', sf2), true)) is null and sf2 is not null) then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(4 as bigint) else 0 end) | (case when (sb5 and (sv6 is null)) then ((case when sf5 is null then cast(16 as bigint) else 0 end) | (case when sf6 is null then cast(32 as bigint) else 0 end) | (case when sf7 is null then cast(64 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sb8 then case when sf4 is null then cast(8 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  (sc0 is null or sc1 is null or sf3 is null or (sb5 and (sv6 is null))) as sb7,
  (sc0 is null or sc1 is null or sf3 is null or (sb5 and (sv6 is null)) or sf4 is null) as sb8
from (
select *,
  case when sb5 then (cast((cast((cast(sf5 as bigint) * 9) as bigint) + (cast(sf6 as bigint) * 12)) as bigint) + (cast(sf7 as bigint) * 12)) end as sv6
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not (sf3 > date '2022-12-31') then cast(4 as bigint) else 0 end) as sm4
from (
select *,
  ((date '2022-12-31' >= date '2022-04-01') and (date '2022-12-31' <= date '2023-03-31')) as sc0,
  (starts_with(sf2, 'H62') or starts_with(sf2, 'F52') or starts_with(sf2, 'L7291') or starts_with(sf2, 'N786') or starts_with(sf2, 'G53') or starts_with(sf2, 'G54') or starts_with(sf2, 'G55') or starts_with(sf2, 'G56') or nullif(starts_with('H62', sf2) or starts_with('F52', sf2) or starts_with('L7291', sf2) or starts_with('N786', sf2) or starts_with('G53', sf2) or starts_with('G54', sf2) or starts_with('G55', sf2) or starts_with('G56', sf2), true)) as sc1,
  (not ((cast(131 as bigint) >> sf4) & 1 = 1)) as sc3
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."industry_code" as sf2,
  s1."cancelled_on" as sf3,
  s1."entity_kind" as sf4,
  s0."pension_employer_monthly" as sf5,
  s0."ui_employer_monthly" as sf6,
  s0."injury_employer_monthly" as sf7
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 0 and 999999))))))))
