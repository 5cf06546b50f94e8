select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb9 then (case when sc2 is null then cast(1 as bigint) else 0 end | case when sf6 is null then cast(2 as bigint) else 0 end | case when sf6 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when (sb6 and (sv7 is null)) then cast(16 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(2 as bigint) else 0 end | case when sc4 then cast(4 as bigint) else 0 end | case when sf7 then cast(8 as bigint) else 0 end) as bigint) as flags,
  cast(sm11 | (case when sb9 then ((case when sf6 is null then cast(32 as bigint) else 0 end) | (case when sf7 is null then cast(64 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv7 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sm11 <> 0 or (sb8 and not sp12) then cast(4 as utinyint) when sp12 then cast(3 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or sf7 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  case when sb8 then ((case when (sf2 or sd1) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf3 and (sf4 >= 1000) and (cast(sd0 as bigint) * 1000000 >= cast(300000 as bigint) * sf4)) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(16 as bigint) else 0 end) | (case when sf4 = 0 then cast(8 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when (sb6 and (sv7 is null)) then case when sf8 is null then cast(128 as bigint) else 0 end else 0 end)) else 0 end as sm11
from (
select *,
  (sc2 is null or (sb6 and (sv7 is null))) as sb8,
  (sc2 is null or (sb6 and (sv7 is null)) or sf6 is null or sf7 is null) as sb9
from (
select *,
  case when sb6 then coalesce((case when sf8 then 150000 when not sf8 then cast(null as bigint) end), case when list_reduce(list_concat(case when sf8 is distinct from false then [false] else [] end, case when sf8 is distinct from true then [coalesce(true, false)] else [] end), lambda x, y: case when x = y then x end) is not null then list_reduce(list_concat(case when sf8 is distinct from false then [150000] else [] end, case when sf8 is distinct from true then [cast(null as bigint)] else [] end), lambda x, y: case when x = y then x end) end) end as sv7,
  (sb6 and ((sf8 is distinct from true and coalesce(true, false)))) as sp12
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not sc2 then cast(1 as bigint) else 0 end) as sm5
from (
select *,
  (sf2 or sd1) as sc2
from (
select *,
  (sf3 and (sf4 >= 1000) and (cast(sd0 as bigint) * 1000000 >= cast(300000 as bigint) * sf4)) as sd1
from (
select *,
  (case when sf4 <> 0 then sf5 end) as sd0,
  (not (sf6 >= date '2022-06-14')) as sc3,
  (not (sf6 <= date '2022-12-31')) as sc4
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s2."is_workshop" as sf2,
  s2."is_labour_intensive" as sf3,
  s2."employees" as sf4,
  s2."poverty_alleviated_employees" as sf5,
  s0."contract_started_on" as sf6,
  s0."is_rehire" as sf7,
  s3."is_poverty_alleviated" as sf8
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm"
left join person s3 on s3.person_id = s0."person") where (sf1 between 140000 and 149999)))))))))))
