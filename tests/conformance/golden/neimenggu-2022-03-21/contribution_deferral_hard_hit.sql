select
  sf0 as subject_id,
  cast(so12 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when (sf2 is null or sc1 is null or sf4 is null or sf5 is null or (sb5 and (sv6 is null)) or sc3 is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sc3 is null then cast(16 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm10 as bigint) as missing,
  cast(case when so12 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm10 <> 0 or (sb7 and not sp11) then cast(4 as utinyint) when sp11 then cast(3 as utinyint) when sc3 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12
from (
select *,
  case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(4 as bigint) else 0 end) | (case when ((starts_with(sf3, 'H62') or starts_with(sf3, 'F52') or starts_with(sf3, 'L7291') or starts_with(sf3, 'N786') or nullif(starts_with('H62', sf3) or starts_with('F52', sf3) or starts_with('L7291', sf3) or starts_with('N786', sf3), true)) is null and sf3 is not null) then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(8 as bigint) else 0 end) | (case when sf5 is null then cast(16 as bigint) else 0 end) | (case when (sb5 and (sv6 is null)) then ((case when sf6 is null then cast(32 as bigint) else 0 end) | (case when sf7 is null then cast(64 as bigint) else 0 end)) else 0 end)) else 0 end as sm10
from (
select *,
  (sf2 is null or sc1 is null or sf4 is null or sf5 is null or (sb5 and (sv6 is null))) as sb7
from (
select *,
  case when sb5 then (cast((cast(sf6 as bigint) * 12) as bigint) + (cast(sf7 as bigint) * 12)) end as sv6,
  (sb5 and (coalesce(true, false) or coalesce(true, false))) as sp11
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not (sf2 = 0) then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not (sf4 > date '2022-12-31') then cast(4 as bigint) else 0 end | case when not sf5 then cast(8 as bigint) else 0 end) as sm4
from (
select *,
  (starts_with(sf3, 'H62') or starts_with(sf3, 'F52') or starts_with(sf3, 'L7291') or starts_with(sf3, 'N786') or nullif(starts_with('H62', sf3) or starts_with('F52', sf3) or starts_with('L7291', sf3) or starts_with('N786', sf3), true)) as sc1,
  (not ((date '2022-12-31' >= date '2022-03-21') and (date '2022-12-31' <= date '2023-03-31'))) as sc3
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s1."industry_code" as sf3,
  s1."cancelled_on" as sf4,
  s0."is_deferral_approved" as sf5,
  s0."ui_employer_monthly" as sf6,
  s0."injury_employer_monthly" as sf7
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm") where (sf1 between 150000 and 159999)))))))))
