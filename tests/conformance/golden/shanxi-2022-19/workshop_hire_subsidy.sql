select
  sf0 as subject_id,
  cast(so14 as utinyint) as outcome,
  cast(sm6 as bigint) as failed,
  cast((case when sb10 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc3 is null then cast(2 as bigint) else 0 end | case when sf2 is null then cast(4 as bigint) else 0 end | case when sf2 is null then cast(8 as bigint) else 0 end | case when sf7 is null then cast(16 as bigint) else 0 end | case when (sb7 and (sv8 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc4 then cast(4 as bigint) else 0 end | case when sc5 then cast(8 as bigint) else 0 end | case when sf7 then cast(16 as bigint) else 0 end) as bigint) as flags,
  cast(sm12 | (case when sb10 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf7 is null then cast(64 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so14 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb7 then cast(5 as utinyint) when sm12 <> 0 or (sb9 and not sp13) then cast(4 as utinyint) when sp13 then cast(3 as utinyint) when sc4 is distinct from false or sc5 is distinct from false or sf7 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so14
from (
select *,
  case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf3 or sd2) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 and (sf5 >= 1000) and (cast(sd1 as bigint) * 1000000 >= cast(300000 as bigint) * sf5)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(32 as bigint) else 0 end) | (case when sf5 = 0 then cast(16 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when (sb7 and (sv8 is null)) then case when sf8 is null then cast(128 as bigint) else 0 end else 0 end)) else 0 end as sm12
from (
select *,
  (sf2 is null or sc3 is null or (sb7 and (sv8 is null))) as sb9,
  (sf2 is null or sc3 is null or (sb7 and (sv8 is null)) or sf7 is null) as sb10
from (
select *,
  case when sb7 then coalesce((case when sf8 then 150000 when not sf8 then cast(null as bigint) end), case when list_reduce(list_concat(case when sf8 is distinct from false then [false] else [] end, case when sf8 is distinct from true then [coalesce(true, false)] else [] end), lambda x, y: case when x = y then x end) is not null then list_reduce(list_concat(case when sf8 is distinct from false then [150000] else [] end, case when sf8 is distinct from true then [cast(null as bigint)] else [] end), lambda x, y: case when x = y then x end) end) end as sv8,
  (sb7 and ((sf8 is distinct from true and coalesce(true, false)))) as sp13
from (
select *,
  (sm6 = 0) as sb7
from (
select *,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not sc3 then cast(2 as bigint) else 0 end) as sm6
from (
select *,
  (sf3 or sd2) as sc3
from (
select *,
  (sf4 and (sf5 >= 1000) and (cast(sd1 as bigint) * 1000000 >= cast(300000 as bigint) * sf5)) as sd2
from (
select *,
  (case when sf5 <> 0 then sf6 end) as sd1,
  (not (sf2 >= date '2022-06-14')) as sc4,
  (not (sf2 <= date '2022-12-31')) as sc5
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."is_workshop" as sf3,
  s2."is_labour_intensive" as sf4,
  s2."employees" as sf5,
  s2."poverty_alleviated_employees" as sf6,
  s0."is_rehire" as sf7,
  s3."is_poverty_alleviated" as sf8
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm"
left join person s3 on s3.person_id = s0."person") where (sf1 between 140000 and 149999)))))))))))
