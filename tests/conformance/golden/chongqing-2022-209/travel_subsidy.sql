select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(sm2 as bigint) as failed,
  cast((case when sb6 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when (sb3 and (sv4 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(4 as bigint) else 0 end) as bigint) as flags,
  cast(sm8 | (case when sb6 then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so10 <= 3 then sv4 end as bigint) as amount
from (
select *,
  case when not sb3 then cast(5 as utinyint) when sm8 <> 0 or (sb5 and not sp9) then cast(4 as utinyint) when sp9 then cast(3 as utinyint) when sc1 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  case when sb5 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end as sm8
from (
select *,
  (sc0 is null or sf2 is null or (sb3 and (sv4 is null))) as sb5,
  (sc0 is null or sf2 is null or (sb3 and (sv4 is null)) or sf3 is null) as sb6
from (
select *,
  case when sb3 then cast(null as bigint) end as sv4,
  (sb3 and (coalesce(true, false))) as sp9
from (
select *,
  (sm2 = 0) as sb3
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sf2 then cast(2 as bigint) else 0 end) as sm2
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (not sf3) as sc1
from (select * from (
select
  s0.person_id as sf0,
  s0."hukou_region" as sf1,
  s0."is_poverty_alleviated" as sf2,
  s0."worked_outside_province" as sf3
from person s0) where (sf1 between 500000 and 509999)))))))))
