select
  sf0 as subject_id,
  cast(so14 as utinyint) as outcome,
  cast(sm6 as bigint) as failed,
  cast((case when sb10 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf2 is null then cast(16 as bigint) else 0 end | case when sf6 is null then cast(32 as bigint) else 0 end | case when sf7 is null then cast(64 as bigint) else 0 end | case when (sb7 and (sv8 is null)) then cast(128 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(16 as bigint) else 0 end | case when sc4 then cast(32 as bigint) else 0 end | case when sc5 then cast(64 as bigint) else 0 end) as bigint) as flags,
  cast(sm12 | (case when sb10 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so14 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb7 then cast(5 as utinyint) when sm12 <> 0 or (sb9 and not sp13) then cast(4 as utinyint) when sp13 then cast(3 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or sc5 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so14
from (
select *,
  case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end as sm12
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb7 and (sv8 is null))) as sb9,
  (sf2 is null or sf3 is null or sf4 is null or sf5 is null or (sb7 and (sv8 is null)) or sf6 is null or sf7 is null) as sb10
from (
select *,
  case when sb7 then 800000 end as sv8,
  (sb7 and (coalesce(true, false))) as sp13
from (
select *,
  (sm6 = 0) as sb7
from (
select *,
  (not (sf2 >= date '2022-06-14')) as sc3,
  (not sf6) as sc4,
  (not sf7) as sc5,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not (sf3 = 5) then cast(2 as bigint) else 0 end | case when not sf4 then cast(4 as bigint) else 0 end | case when not (sf5 >= 3) then cast(8 as bigint) else 0 end) as sm6
from (select * from (
select
  s0.training_id as sf0,
  s0."region" as sf1,
  s0."ended_on" as sf2,
  s0."kind" as sf3,
  s0."is_new_technician" as sf4,
  s0."months" as sf5,
  s0."is_completed" as sf6,
  s2."is_high_tech" as sf7
from training s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s1."firm") where (sf1 between 140000 and 149999))))))))
