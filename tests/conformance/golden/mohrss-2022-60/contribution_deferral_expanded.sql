select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb8 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm10 | (case when sb8 then case when sf5 is null then cast(16 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so12 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm10 <> 0 or (sb7 and not sp11) then cast(4 as utinyint) when sp11 then cast(3 as utinyint) when sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  case when sb7 then ((case when sf2 is null then cast(2 as bigint) else 0 end) | (case when ((starts_with(sf2, 'C13') or starts_with(sf2, 'C17') or starts_with(sf2, 'C18') or starts_with(sf2, 'C22') or starts_with(sf2, 'C23') or starts_with(sf2, 'C27') or starts_with(sf2, 'C28') or starts_with(sf2, 'C29') or starts_with(sf2, 'C34') or starts_with(sf2, 'C36') or starts_with(sf2, 'C37') or starts_with(sf2, 'C40') or starts_with(sf2, 'Q85') or starts_with(sf2, 'R87') or starts_with(sf2, 'R88') or starts_with(sf2, 'R89') or starts_with(sf2, 'R90') or nullif(starts_with('C13', sf2) or starts_with('C17', sf2) or starts_with('C18', sf2) or starts_with('C22', sf2) or starts_with('C23', sf2) or starts_with('C27', sf2) or starts_with('C28', sf2) or starts_with('C29', sf2) or starts_with('C34', sf2) or starts_with('C36', sf2) or starts_with('C37', sf2) or starts_with('C40', sf2) or starts_with('Q85', sf2) or starts_with('R87', sf2) or starts_with('R88', sf2) or starts_with('R89', sf2) or starts_with('R90', sf2), true)) is null and sf2 is not null) then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(4 as bigint) else 0 end) | (case when sf4 is null then cast(8 as bigint) else 0 end) | (case when (sb5 and (sv6 is null)) then ((case when sf6 is null then cast(32 as bigint) else 0 end) | (case when sf7 is null then cast(64 as bigint) else 0 end) | (case when sf8 is null then cast(128 as bigint) else 0 end)) else 0 end)) else 0 end as sm10
from (
select *,
  (sc0 is null or sc1 is null or sf3 is null or sf4 is null or (sb5 and (sv6 is null))) as sb7,
  (sc0 is null or sc1 is null or sf3 is null or sf4 is null or (sb5 and (sv6 is null)) or sf5 is null) as sb8
from (
select *,
  case when sb5 then (cast((cast((cast(sf6 as bigint) * 7) as bigint) + (cast(sf7 as bigint) * 12)) as bigint) + (cast(sf8 as bigint) * 12)) end as sv6,
  (sb5 and (coalesce(true, false) or coalesce(true, false))) as sp11
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sf3 then cast(4 as bigint) else 0 end | case when not (sf4 > date '2022-12-31') then cast(8 as bigint) else 0 end) as sm4
from (
select *,
  ((date '2022-12-31' >= date '2022-06-01') and (date '2022-12-31' <= date '2023-05-31')) as sc0,
  (starts_with(sf2, 'C13') or starts_with(sf2, 'C17') or starts_with(sf2, 'C18') or starts_with(sf2, 'C22') or starts_with(sf2, 'C23') or starts_with(sf2, 'C27') or starts_with(sf2, 'C28') or starts_with(sf2, 'C29') or starts_with(sf2, 'C34') or starts_with(sf2, 'C36') or starts_with(sf2, 'C37') or starts_with(sf2, 'C40') or starts_with(sf2, 'Q85') or starts_with(sf2, 'R87') or starts_with(sf2, 'R88') or starts_with(sf2, 'R89') or starts_with(sf2, 'R90') or nullif(starts_with('C13', sf2) or starts_with('C17', sf2) or starts_with('C18', sf2) or starts_with('C22', sf2) or starts_with('C23', sf2) or starts_with('C27', sf2) or starts_with('C28', sf2) or starts_with('C29', sf2) or starts_with('C34', sf2) or starts_with('C36', sf2) or starts_with('C37', sf2) or starts_with('C40', sf2) or starts_with('Q85', sf2) or starts_with('R87', sf2) or starts_with('R88', sf2) or starts_with('R89', sf2) or starts_with('R90', sf2), true)) as sc1,
  (not ((cast(131 as bigint) >> sf5) & 1 = 1)) as sc3
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."industry_code" as sf2,
  s1."has_hardship" as sf3,
  s1."cancelled_on" as sf4,
  s1."entity_kind" as sf5,
  s0."pension_employer_monthly" as sf6,
  s0."ui_employer_monthly" as sf7,
  s0."injury_employer_monthly" as sf8
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 0 and 999999)))))))))
