select
  sf0 as subject_id,
  cast((case when not (sm5 = 0) then cast(5 as utinyint) when sb7 then cast(4 as utinyint) when sc4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end) as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb8 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sd3 is null then cast(2 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc4 then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb7 then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when sb8 then case when sd3 is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf3 is null then cast(8 as bigint) else 0 end) | (case when sf3 = 0 then cast(2 as bigint) else 0 end)) else 0 end else 0 end) as bigint) as missing,
  cast(null as bigint) as amount
from (
select *,
  (not sd3) as sc4,
  (sf2 is null or sd3 is null) as sb8
from (
select *,
  coalesce((cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast((case when ((sf3 <= 100)) then 150000 when ((sf3 > 100)) then 80000 end) as bigint) * sf3), list_reduce((case when sf3 is null then [(cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast(150000 as bigint) * sf3), (cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast(80000 as bigint) * sf3)] else [(cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast((case when ((sf3 <= 100)) then 150000 when ((sf3 > 100)) then 80000 end) as bigint) * sf3)] end), lambda x, y: case when x = y then x end)) as sd3,
  (case when not (sf2 = 1) then cast(1 as bigint) else 0 end) as sm5,
  (sf2 is null) as sb7
from (select * from (
select
  s0.loan_id as sf0,
  s0."region" as sf1,
  s0."borrower_kind" as sf2,
  s0."staff" as sf3,
  s0."new_hires" as sf4
from loan s0) where (sf1 between 220000 and 229999))))
