select
  sf0 as subject_id,
  cast(so14 as utinyint) as outcome,
  cast(sm7 as bigint) as failed,
  cast((case when sb11 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sd2 is null then cast(4 as bigint) else 0 end | case when sf5 is null then cast(8 as bigint) else 0 end | case when sf6 is null then cast(16 as bigint) else 0 end | case when sf7 is null then cast(32 as bigint) else 0 end | case when sd5 is null then cast(64 as bigint) else 0 end | case when sf11 is null then cast(128 as bigint) else 0 end | case when (sb8 and (sv9 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sf11 then cast(128 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb10 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end) | (case when not (sf8 is not null) then cast(64 as bigint) else coalesce(sf12, 0) end)) else 0 end) | (case when sb11 then case when sf11 is null then cast(256 as bigint) else 0 end else 0 end) as bigint) as missing,
  cast(case when so14 <= 3 then sv9 end as bigint) as amount
from (
select *,
  case when not sb8 then cast(5 as utinyint) when sb10 then cast(4 as utinyint) when sf11 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so14
from (
select *,
  (sf2 is null or sf3 is null or sd2 is null or sf5 is null or sf6 is null or sf7 is null or sd5 is null or (sb8 and (sv9 is null))) as sb10,
  (sf2 is null or sf3 is null or sd2 is null or sf5 is null or sf6 is null or sf7 is null or sd5 is null or (sb8 and (sv9 is null)) or sf11 is null) as sb11
from (
select *,
  case when sb8 then 80000 end as sv9
from (
select *,
  (sm7 = 0) as sb8
from (
select *,
  (case when not (sf2 <= date '2022-12-31') then cast(1 as bigint) else 0 end | case when not ((cast(14 as bigint) >> sf3) & 1 = 1) then cast(2 as bigint) else 0 end | case when not sd2 then cast(4 as bigint) else 0 end | case when not (sf5 >= 12) then cast(8 as bigint) else 0 end | case when not ((cast(14 as bigint) >> sf6) & 1 = 1) then cast(16 as bigint) else 0 end | case when not sf7 then cast(32 as bigint) else 0 end | case when not (sd5 = 0) then cast(64 as bigint) else 0 end) as sm7
from (
select *,
  (cast(date_part('year', sf4) as bigint) = cast(date_part('year', sf2) as bigint)) as sd2,
  (case when (sf8 is not null) and coalesce(sf9, 0) = 0 then coalesce(sf10, 0) end) as sd5
from (select * from (
select
  s0.employment_id as sf0,
  s1."insured_region" as sf1,
  s0."contract_started_on" as sf2,
  s2."graduate_kind" as sf3,
  s2."graduated_on" as sf4,
  s0."contract_months" as sf5,
  s3."size_class" as sf6,
  s3."is_private" as sf7,
  s3.firm_id as sf8,
  sg0.a0 as sf9,
  sg0.a1 as sf10,
  s0."is_rehire" as sf11,
  sg0.a2 as sf12
from employment s0
left join insured_unit s1 on s1.insured_unit_id = s0."insured_unit"
left join person s2 on s2.person_id = s0."person"
left join firm s3 on s3.firm_id = s0."firm"
left join (
select
  e0_f0 as k,
  count_if((e0_d0 is null or false)) as a0,
  count_if(e0_d0) as a1,
  bit_or(cast((case when e0_d0 is null then case when e0_f1 is null then cast(128 as bigint) else 0 end else 0 end) as bigint)) as a2
from (
select *,
  (starts_with(e0_f1, 'epidemic_hire_subsidy')) as e0_d0
from (
select
  e0_0."firm" as e0_f0,
  e0_0."policy" as e0_f1
from prior_payment e0_0))
group by e0_f0) sg0 on sg0.k = s3.firm_id) where (sf1 between 220182 and 220182))))))))
