select
  sf0 as subject_id,
  cast((case when not (sm1 = 0) then cast(5 as utinyint) when sb3 then cast(4 as utinyint) when sc0 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end) as utinyint) as outcome,
  cast(sm1 as bigint) as failed,
  cast((case when sb4 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc0 then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb3 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sb4 then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(null as bigint) as amount
from (
select *,
  (not sf3) as sc0,
  (case when not sf2 then cast(1 as bigint) else 0 end) as sm1,
  (sf2 is null) as sb3,
  (sf2 is null or sf3 is null) as sb4
from (select * from (
select
  s0.person_id as sf0,
  s0."residence_region" as sf1,
  s0."is_on_subsistence" as sf2,
  s0."is_employed" as sf3
from person s0) where (sf1 between 220182 and 220182)))
