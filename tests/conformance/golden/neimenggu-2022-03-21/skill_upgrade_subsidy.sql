select
  sf0 as subject_id,
  cast(so13 as utinyint) as outcome,
  cast(sm5 as bigint) as failed,
  cast((case when sb10 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sc1 is null then cast(4 as bigint) else 0 end | case when sc2 is null then cast(8 as bigint) else 0 end | case when sc3 is null then cast(16 as bigint) else 0 end | case when sf8 is null then cast(32 as bigint) else 0 end | case when sf9 is null then cast(64 as bigint) else 0 end | case when sf10 is null then cast(128 as bigint) else 0 end | case when (sb6 and (sv8 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc2 then cast(8 as bigint) else 0 end | case when sc3 then cast(16 as bigint) else 0 end | case when sf8 then cast(32 as bigint) else 0 end | case when sf9 then cast(64 as bigint) else 0 end | case when sc4 then cast(128 as bigint) else 0 end) as bigint) as flags,
  cast((case when sb9 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when ((sf4 >= sf5) and (sf4 <= cast(sf5 + to_months(cast(12 as integer)) as date))) is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when (sb6 and (sv8 is null)) then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when sb10 then ((case when ((sf4 >= date '2022-01-01') and (sf4 <= date '2022-12-31')) is null then case when sf4 is null then cast(4 as bigint) else 0 end else 0 end) | (case when ((sf6 >= 12) or sf7) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so13 <= 3 then sv8 end as bigint) as amount
from (
select *,
  case when not sb6 then cast(5 as utinyint) when sb9 then cast(4 as utinyint) when sc2 is distinct from false or sc3 is distinct from false or sf8 is distinct from false or sf9 is distinct from false or sc4 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so13
from (
select *,
  (sf2 is null or sf3 is null or sc1 is null or (sb6 and (sv8 is null))) as sb9,
  (sf2 is null or sf3 is null or sc1 is null or (sb6 and (sv8 is null)) or sc2 is null or sc3 is null or sf8 is null or sf9 is null or sf10 is null) as sb10
from (
select *,
  case when sb6 then coalesce((case sf2 when 0 then 0 when 1 then 100000 when 2 then 150000 when 3 then 200000 when 4 then 0 when 5 then 0 end), list_reduce((case when sf2 is null then [0, 100000, 150000, 200000] else [(case sf2 when 0 then 0 when 1 then 100000 when 2 then 150000 when 3 then 200000 when 4 then 0 when 5 then 0 end)] end), lambda x, y: case when x = y then x end)) end as sv8
from (
select *,
  (sm5 = 0) as sb6
from (
select *,
  (case when not ((cast(14 as bigint) >> sf2) & 1 = 1) then cast(1 as bigint) else 0 end | case when not sf3 then cast(2 as bigint) else 0 end | case when not sc1 then cast(4 as bigint) else 0 end) as sm5
from (
select *,
  ((sf4 >= sf5) and (sf4 <= cast(sf5 + to_months(cast(12 as integer)) as date))) as sc1,
  (not ((sf4 >= date '2022-01-01') and (sf4 <= date '2022-12-31'))) as sc2,
  (not ((sf6 >= 12) or sf7)) as sc3,
  (not (sf10 < 3)) as sc4
from (select * from (
select
  s0.certificate_id as sf0,
  s0."insured_region" as sf1,
  s0."level" as sf2,
  s0."is_verified" as sf3,
  s0."applied_on" as sf4,
  s0."issued_on" as sf5,
  s1."ui_months_total" as sf6,
  s1."is_drawing_benefit" as sf7,
  s0."has_training_subsidy" as sf8,
  s0."has_higher_level_paid" as sf9,
  s0."paid_times_this_year" as sf10
from certificate s0
left join person s1 on s1.person_id = s0."person") where (sf1 between 150000 and 159999))))))))
