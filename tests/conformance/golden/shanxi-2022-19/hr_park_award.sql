select
  sf0 as subject_id,
  cast(so10 as utinyint) as outcome,
  cast(sm3 as bigint) as failed,
  cast((case when sb7 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when (sb4 and (sv6 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast((case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sb4 then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so10 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb4 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) else cast(1 as utinyint) end as so10
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or (sb4 and (sv6 is null))) as sb7
from (
select *,
  case when sb4 then (case sf4 when 0 then 0 when 1 then 0 when 2 then 0 when 3 then 100000000 when 4 then 200000000 end) end as sv6
from (
select *,
  (sm3 = 0) as sb4
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 = 4) then cast(2 as bigint) else 0 end | case when not sf3 then cast(4 as bigint) else 0 end | case when not ((cast(24 as bigint) >> sf4) & 1 = 1) then cast(8 as bigint) else 0 end) as sm3
from (
select *,
  (date '2022-12-31' >= date '2022-06-14') as sc0
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."is_recognised" as sf3,
  s0."level" as sf4
from organisation s0) where (sf1 between 140000 and 149999))))))))
