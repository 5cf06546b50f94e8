select
  sf0 as subject_id,
  cast(so11 as utinyint) as outcome,
  cast(sm4 as bigint) as failed,
  cast((case when sb7 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc3 is null then cast(2 as bigint) else 0 end | case when (sb5 and (sv6 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm9 as bigint) as missing,
  cast(case when so11 <= 3 then sv6 end as bigint) as amount
from (
select *,
  case when not sb5 then cast(5 as utinyint) when sm9 <> 0 or (sb7 and not sp10) then cast(4 as utinyint) when sp10 then cast(3 as utinyint) else cast(1 as utinyint) end as so11
from (
select *,
  case when sb7 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when not (sf0 is not null) then cast(4 as bigint) else coalesce(sf6, 0) end) | (case when sf3 is null then cast(32 as bigint) else 0 end) | (case when sf3 = 0 then cast(2 as bigint) else 0 end)) else 0 end as sm9
from (
select *,
  (sf2 is null or sc3 is null or (sb5 and (sv6 is null))) as sb7
from (
select *,
  case when sb5 then cast(null as bigint) end as sv6,
  (sb5 and (coalesce(true, false))) as sp10
from (
select *,
  (sm4 = 0) as sb5
from (
select *,
  (case when not (sf2 = 0) then cast(1 as bigint) else 0 end | case when not sc3 then cast(2 as bigint) else 0 end) as sm4
from (
select *,
  (cast((case when sf3 <> 0 then (case when (sf0 is not null) and coalesce(sf4, 0) = 0 then coalesce(sf5, 0) end) end) as bigint) * 1000000 > cast(15000 as bigint) * sf3) as sc3
from (select * from (
select
  s0.firm_id as sf0,
  s0."registered_region" as sf1,
  s0."entity_kind" as sf2,
  s0."employees" as sf3,
  sg0.a0 as sf4,
  sg0.a1 as sf5,
  sg0.a2 as sf6
from firm s0
left join (
select
  e0_f0 as k,
  count_if((e0_d0 is null or false)) as a0,
  count_if(e0_d0) as a1,
  bit_or(cast((case when e0_d0 is null then case when ((e0_f1 > date '2022-12-31') and e0_f2) is null then ((case when e0_f1 is null then cast(8 as bigint) else 0 end) | (case when e0_f2 is null then cast(16 as bigint) else 0 end)) else 0 end else 0 end) as bigint)) as a2
from (
select *,
  ((e0_f1 > date '2022-12-31') and e0_f2) as e0_d0
from (
select
  e0_0."firm" as e0_f0,
  e0_0."ended_on" as e0_f1,
  e0_1."is_disabled" as e0_f2
from employment e0_0
left join person e0_1 on e0_1.person_id = e0_0."person"))
group by e0_f0) sg0 on sg0.k = s0.firm_id) where (sf1 between 220000 and 229999)))))))))
