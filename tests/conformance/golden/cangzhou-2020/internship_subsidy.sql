select
  sf0 as subject_id,
  cast(so9 as utinyint) as outcome,
  cast(0 as bigint) as failed,
  cast((case when sb5 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf4 is null then cast(2 as bigint) else 0 end | case when (sb2 and (sv3 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc0 then cast(1 as bigint) else 0 end | case when sc1 then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast(sm7 | (case when sb5 then ((case when ((sf2 = 7) and sf3) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end)) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so9 <= 3 then sv3 end as bigint) as amount
from (
select *,
  case when not sb2 then cast(5 as utinyint) when sm7 <> 0 or (sb4 and not sp8) then cast(4 as utinyint) when sp8 then cast(3 as utinyint) when sc0 is distinct from false or sc1 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so9
from (
select *,
  case when sb4 then case when (sb2 and (sv3 is null)) then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end else 0 end as sm7
from (
select *,
  ((sb2 and (sv3 is null))) as sb4,
  ((sb2 and (sv3 is null)) or sc0 is null or sf4 is null) as sb5
from (
select *,
  case when sb2 then (cast(sf4 as bigint) * cast(null as bigint)) end as sv3,
  (sb2 and (coalesce(true, false))) as sp8
from (
select *,
  (not ((sf2 = 7) and sf3)) as sc0,
  (not (sf4 > 0)) as sc1,
  (0 = 0) as sb2
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."is_recognised" as sf3,
  s0."internship_months" as sf4
from organisation s0) where (sf1 between 130900 and 130999)))))))
