select
  sf0 as subject_id,
  cast(so8 as utinyint) as outcome,
  cast(0 as bigint) as failed,
  cast((case when sb5 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when (sb2 and (sv3 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc0 then cast(1 as bigint) else 0 end | case when sc1 then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast(0 | (case when sb5 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so8 <= 3 then sv3 end as bigint) as amount
from (
select *,
  ((sb2 and (sv3 is null)) or sc0 is null or sf2 is null) as sb5,
  case when not sb2 then cast(5 as utinyint) when 0 <> 0 or (((sb2 and (sv3 is null))) and not sp7) then cast(4 as utinyint) when sp7 then cast(3 as utinyint) when sc0 is distinct from false or sc1 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so8
from (
select *,
  case when sb2 then cast(null as bigint) end as sv3,
  (sb2 and (coalesce(true, false))) as sp7
from (
select *,
  (not ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc0,
  (not sf2) as sc1,
  (0 = 0) as sb2
from (select * from (
select
  s0.venture_id as sf0,
  s0."region" as sf1,
  s0."is_first_venture" as sf2
from venture s0) where (sf1 between 0 and 999999)))))
