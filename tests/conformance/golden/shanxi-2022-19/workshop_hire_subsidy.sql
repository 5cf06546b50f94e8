select
  sf0 as subject_id,
  cast(so14 as utinyint) as outcome,
  cast(sm7 as bigint) as failed,
  cast((case when sb10 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc3 is null then cast(2 as bigint) else 0 end | case when sf2 is null then cast(4 as bigint) else 0 end | case when sf7 is null then cast(8 as bigint) else 0 end | case when sf8 is null then cast(16 as bigint) else 0 end | case when (sb8 and (sv9 is null)) then cast(32 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm12 as bigint) as missing,
  cast(case when so14 <= 3 then sv9 end as bigint) as amount
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sm12 <> 0 or (sb10 and not sp13) then cast(4 as utinyint) when sp13 then cast(3 as utinyint) else cast(1 as utinyint) end as so14
from (
select *,
  case when sb10 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sf3 or sd2) is null then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when (sf4 and (sf5 >= 1000) and (cast(sd1 as bigint) * 1000000 >= cast(300000 as bigint) * sf5)) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(32 as bigint) else 0 end) | (case when sf5 = 0 then cast(16 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(64 as bigint) else 0 end) | (case when sf8 is null then cast(128 as bigint) else 0 end) | (case when sb8 then case when sf9 is null then case when sf9 is null then cast(256 as bigint) else 0 end when sf9 then 0 else 0 end else 0 end)) else 0 end as sm12
from (
select *,
  (sf2 is null or sc3 is null or sf7 is null or sf8 is null or (sb8 and (sv9 is null))) as sb10
from (
select *,
  case when sb8 then (case when sf9 then 150000 when not sf9 then cast(null as bigint) end) end as sv9,
  (sb8 and ((case when sf9 is null then false when sf9 then false else coalesce(true, false) end))) as sp13
from (
select *,
  (sm7 = 0) as sb8
from (
select *,
  (case when not (sf2 >= date '2022-06-14') then cast(1 as bigint) else 0 end | case when not sc3 then cast(2 as bigint) else 0 end | case when not (sf2 <= date '2022-12-31') then cast(4 as bigint) else 0 end | case when not (sf7 > date '2022-12-31') then cast(8 as bigint) else 0 end | case when not (not sf8) then cast(16 as bigint) else 0 end) as sm7
from (
select *,
  (sf3 or sd2) as sc3
from (
select *,
  (sf4 and (sf5 >= 1000) and (cast(sd1 as bigint) * 1000000 >= cast(300000 as bigint) * sf5)) as sd2
from (
select *,
  (case when sf5 <> 0 then sf6 end) as sd1
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."is_workshop" as sf3,
  s2."is_labour_intensive" as sf4,
  s2."employees" as sf5,
  s2."poverty_alleviated_employees" as sf6,
  s0."ended_on" as sf7,
  s0."is_rehire" as sf8,
  s3."is_poverty_alleviated" as sf9
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join firm s2 on s2.firm_id = s0."firm"
left join person s3 on s3.person_id = s0."person") where (sf1 between 140000 and 149999)))))))))))
