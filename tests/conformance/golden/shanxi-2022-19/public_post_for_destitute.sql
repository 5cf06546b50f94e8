select
  sf0 as subject_id,
  cast(so9 as utinyint) as outcome,
  cast(sm1 as bigint) as failed,
  cast((case when (sf2 is null or sf3 is null or (sb2 and (sv3 is null)) or sc0 is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc0 is null then cast(4 as bigint) else 0 end | case when (sb2 and (sv3 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc0 then cast(4 as bigint) else 0 end) as bigint) as flags,
  cast(sm7 as bigint) as missing,
  cast(case when so9 <= 3 then sv3 end as bigint) as amount
from (
select *,
  case when not sb2 then cast(5 as utinyint) when sm7 <> 0 or (sb4 and not sp8) then cast(4 as utinyint) when sp8 then cast(3 as utinyint) when sc0 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so9
from (
select *,
  case when sb4 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end as sm7
from (
select *,
  (sf2 is null or sf3 is null or (sb2 and (sv3 is null))) as sb4
from (
select *,
  case when sb2 then cast(null as bigint) end as sv3,
  (sb2 and (coalesce(true, false))) as sp8
from (
select *,
  (sm1 = 0) as sb2
from (
select *,
  (not (date '2022-12-31' >= date '2022-06-14')) as sc0,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end) as sm1
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."is_destitute" as sf2,
  s0."is_on_public_post" as sf3
from person s0) where (sf1 between 140000 and 149999))))))))
