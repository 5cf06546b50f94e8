select
  sf0 as subject_id,
  cast((case when sb27 and so31 < 2 then 2 else so31 end) as utinyint) as outcome,
  cast(case sr30 when 0 then sm2 when 1 then sm12 end as bigint) as failed,
  cast(case sr30 when 0 then (case when (sf2 is null or sc0 is null or (sb3 and (sv4 is null)) or sc1 is null or false is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc0 is null then cast(2 as bigint) else 0 end | case when sc1 is null then cast(4 as bigint) else 0 end | case when false is null then cast(8 as bigint) else 0 end | case when (sb3 and (sv4 is null)) then cast(16 as bigint) else 0 end) else 0 end) when 1 then (case when (sf2 is null or sc11 is null or (sb13 and (sv14 is null)) or sc1 is null or false is null) then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc11 is null then cast(2 as bigint) else 0 end | case when sc1 is null then cast(4 as bigint) else 0 end | case when false is null then cast(8 as bigint) else 0 end | case when (sb13 and (sv14 is null)) then cast(16 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc1 then cast(4 as bigint) else 0 end | case when false then cast(8 as bigint) else 0 end)) | (case when sb27 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast(case sr30 when 0 then sm8 when 1 then sm18 end as bigint) as missing,
  cast(case sr30 when 0 then sv23 when 1 then sv25 end as bigint) as amount
from (
select *,
  case sr30 when 0 then so10 when 1 then so20 end as so31
from (
select *,
  case when sb27 then case when (so10 <= 3) then 0 when (so20 <= 3) then 1 when so10 = 4 then 0 when so20 = 4 then 1 end else 0 end as sr30
from (
select *,
  (not (so10 = so20 and sv23 is not distinct from sv25)) as sb27
from (
select *,
  case when so10 <= 3 then sv4 end as sv23,
  case when so20 <= 3 then sv14 end as sv25
from (
select *,
  case when not sb3 then cast(5 as utinyint) when sm8 <> 0 or (sb5 and not sp9) then cast(4 as utinyint) when sp9 then cast(3 as utinyint) when sc1 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so10,
  case when not sb13 then cast(5 as utinyint) when sm18 <> 0 or (sb15 and not sp19) then cast(4 as utinyint) when sp19 then cast(3 as utinyint) when sc1 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so20
from (
select *,
  case when sb5 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf3 or ((0 = 1) and (sf1 <> sf4))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((0 = 1) and (sf1 <> sf4)) is null then ((case when sf1 is null then cast(4 as bigint) else 0 end) | (case when sf4 is null then cast(8 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end as sm8,
  case when sb15 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf3 or ((1 = 1) and (sf1 <> sf4))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((1 = 1) and (sf1 <> sf4)) is null then ((case when sf1 is null then cast(4 as bigint) else 0 end) | (case when sf4 is null then cast(8 as bigint) else 0 end)) else 0 end)) else 0 end)) else 0 end as sm18
from (
select *,
  (sf2 is null or sc0 is null or (sb3 and (sv4 is null))) as sb5,
  (sf2 is null or sc11 is null or (sb13 and (sv14 is null))) as sb15
from (
select *,
  case when sb3 then cast(null as bigint) end as sv4,
  (sb3 and (coalesce(true, false))) as sp9,
  case when sb13 then cast(null as bigint) end as sv14,
  (sb13 and (coalesce(true, false))) as sp19
from (
select *,
  (sm2 = 0) as sb3,
  (sm12 = 0) as sb13
from (
select *,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not sc0 then cast(2 as bigint) else 0 end) as sm2,
  (case when not sf2 then cast(1 as bigint) else 0 end | case when not sc11 then cast(2 as bigint) else 0 end) as sm12
from (
select *,
  (sf3 or ((0 = 1) and (sf1 <> sf4))) as sc0,
  (not ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc1,
  (sf3 or ((1 = 1) and (sf1 <> sf4))) as sc11
from (select * from (
select
  s0.person_id as sf0,
  s0."hukou_region" as sf1,
  s0."is_poverty_alleviated" as sf2,
  s0."worked_outside_province" as sf3,
  s0."residence_region" as sf4
from person s0) where (sf1 between 500000 and 509999)))))))))))))
