select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when (sf2 is null or sf3 is null or sd2 is null or (sb5 and (sv6 is null)) or sc3 is null or true is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sd2 is null then cast(4 as bigint) else 0 end | case when sc3 is null then cast(8 as bigint) else 0 end | case when true is null then cast(16 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(8 as bigint) else 0 end | case when true then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd2 is null then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end) | (case when (sb5 and (sv6 is null)) then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc3 is distinct from false or true is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  (sf2 is null or sf3 is null or sd2 is null or (sb5 and (sv6 is null))) as sb7
from (
select *,
  case when sb5 then coalesce(sd1, list_reduce((case when sf4 is null then [5000000, 10000000, 25000000, 0] else [sd1] end), lambda x, y: case when x = y then x end)) end as sv6
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not (sf2 = 1) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not sd2 then cast(4 as bigint) else 0 end) as sm4
from (
select *,
  coalesce((sd1 > cast(0 as bigint) * 100), list_reduce((case when sf4 is null then [(5000000 > cast(0 as bigint) * 100), (10000000 > cast(0 as bigint) * 100), (25000000 > cast(0 as bigint) * 100), (0 > cast(0 as bigint) * 100)] else [(sd1 > cast(0 as bigint) * 100)] end), lambda x, y: case when x = y then x end)) as sd2
from (
select *,
  (case when ((sf4 < 30)) then 0 when ((sf4 >= 30) and (sf4 < 50)) then 5000000 when ((sf4 >= 50) and (sf4 < 100)) then 10000000 when ((sf4 >= 100)) then 25000000 end) as sd1,
  (not (date '2022-12-31' >= date '2022-06-14')) as sc3
from (select * from (
select
  s0.organisation_id as sf0,
  s0."region" as sf1,
  s0."kind" as sf2,
  s0."is_recognised" as sf3,
  s0."poverty_workers" as sf4
from organisation s0) where (sf1 between 140000 and 149999)))))))))
