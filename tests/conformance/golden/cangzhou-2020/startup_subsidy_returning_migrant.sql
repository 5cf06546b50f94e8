select
  sf0 as subject_id,
  cast(so8 as utinyint) as outcome,
  cast(sm1 as bigint) as failed,
  cast((case when (sf2 is null or sf3 is null or sf4 is null or (sb2 and (sv3 is null)) or true is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when true is null then cast(8 as bigint) else 0 end | case when (sb2 and (sv3 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when true then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb4 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so8 <= 3 then sv3 end as bigint) as amount
from (
select *,
  case when not sb2 then cast(5 as utinyint) when sb4 then cast(4 as utinyint) when true is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so8
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or (sb2 and (sv3 is null))) as sb4
from (
select *,
  case when sb2 then 500000 end as sv3
from (
select *,
  (sm1 = 0) as sb2
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not (sf4 >= 6) then cast(4 as bigint) else 0 end) as sm1
from (select * from (
select
  s0.venture_id as sf0,
  s0."region" as sf1,
  s0."is_returning_migrant" as sf2,
  s0."is_first_venture" as sf3,
  s0."operating_months" as sf4
from venture s0) where (sf1 between 130900 and 130999)))))))
