select
  sf0 as subject_id,
  cast((case when sb28 and so32 < 2 then 2 else so32 end) as utinyint) as outcome,
  cast(case sr31 when 0 then sm5 when 1 then sm14 end as bigint) as failed,
  cast(case sr31 when 0 then (case when sb9 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf2 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when false is null then cast(32 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(64 as bigint) else 0 end) else 0 end) when 1 then (case when sb18 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc13 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf2 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when false is null then cast(32 as bigint) else 0 end | case when (sb15 and (sv16 is null)) then cast(64 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc3 then cast(8 as bigint) else 0 end | case when sc4 then cast(16 as bigint) else 0 end | case when false then cast(32 as bigint) else 0 end)) | (case when sb28 then cast(32 as bigint) else 0 end) as bigint) as flags,
  cast(case sr31 when 0 then (case when sb8 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (((cast(7 as bigint) >> sf3) & 1 = 1) or ((0 = 1) and (sf3 = 3))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((0 = 1) and (sf3 = 3)) is null then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end)) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) | (case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) when 1 then (case when sb17 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (((cast(7 as bigint) >> sf3) & 1 = 1) or ((1 = 1) and (sf3 = 3))) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((1 = 1) and (sf3 = 3)) is null then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end)) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end)) else 0 end) | (case when sb18 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) end as bigint) as missing,
  cast(case sr31 when 0 then sv24 when 1 then sv26 end as bigint) as amount
from (
select *,
  case sr31 when 0 then so12 when 1 then so21 end as so32
from (
select *,
  case when sb28 then case when (so12 <= 3) then 0 when (so21 <= 3) then 1 when so12 = 4 then 0 when so21 = 4 then 1 end else 0 end as sr31
from (
select *,
  (not (so12 = so21 and sv24 is not distinct from sv26)) as sb28
from (
select *,
  case when so12 <= 3 then sv7 end as sv24,
  case when so21 <= 3 then sv16 end as sv26
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sb8 then cast(4 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so12,
  case when not sb15 then cast(5 as utinyint) when sb17 then cast(4 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so21
from (
select *,
  (sf2 is null or sc1 is null or sf4 is null or (sb6 and (sv7 is null))) as sb8,
  (sf2 is null or sc1 is null or sf4 is null or (sb6 and (sv7 is null)) or sf5 is null or false is null) as sb9,
  (sf2 is null or sc13 is null or sf4 is null or (sb15 and (sv16 is null))) as sb17,
  (sf2 is null or sc13 is null or sf4 is null or (sb15 and (sv16 is null)) or sf5 is null or false is null) as sb18
from (
select *,
  case when sb6 then 30000 end as sv7,
  case when sb15 then 30000 end as sv16
from (
select *,
  (sm5 = 0) as sb6,
  (sm14 = 0) as sb15
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end) as sm5,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc13 then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end) as sm14
from (
select *,
  (sf2 >= date '2022-01-01') as sc0,
  (((cast(7 as bigint) >> sf3) & 1 = 1) or ((0 = 1) and (sf3 = 3))) as sc1,
  (sf4 = 0) as sc2,
  (not (sf2 >= date '2022-06-14')) as sc3,
  (not sf5) as sc4,
  (((cast(7 as bigint) >> sf3) & 1 = 1) or ((1 = 1) and (sf3 = 3))) as sc13
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."ended_on" as sf2,
  s0."kind" as sf3,
  s2."entity_kind" as sf4,
  s0."is_completed" as sf5
from training s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s1."firm") where (sf1 between 140000 and 149999))))))))))))
