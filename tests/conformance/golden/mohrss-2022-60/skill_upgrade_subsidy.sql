select
  sf0 as subject_id,
  cast(so15 as utinyint) as outcome,
  cast(sm6 as bigint) as failed,
  cast((case when sb11 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sf3 is null then cast(2 as bigint) else 0 end | case when sf4 is null then cast(4 as bigint) else 0 end | case when sc2 is null then cast(8 as bigint) else 0 end | case when sc3 is null then cast(16 as bigint) else 0 end | case when sc4 is null then cast(32 as bigint) else 0 end | case when sf8 is null then cast(64 as bigint) else 0 end | case when sf9 is null then cast(128 as bigint) else 0 end | case when sf10 is null then cast(256 as bigint) else 0 end | case when (sb7 and (sv9 is null)) then cast(512 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(16 as bigint) else 0 end | case when sc4 then cast(32 as bigint) else 0 end | case when sf8 then cast(64 as bigint) else 0 end | case when sf9 then cast(128 as bigint) else 0 end | case when sc5 then cast(256 as bigint) else 0 end) as bigint) as flags,
  cast(sm13 | (case when sb11 then ((case when ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31')) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end) | (case when ((sf6 >= 12) or sf7) is null then ((case when sf6 is null then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(32 as bigint) else 0 end)) else 0 end) | (case when sf8 is null then cast(64 as bigint) else 0 end) | (case when sf9 is null then cast(128 as bigint) else 0 end) | (case when sf10 is null then cast(256 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so15 <= 3 then sv9 end as bigint) as amount
from (
select *,
  case when not sb7 then cast(5 as utinyint) when sm13 <> 0 or (sb10 and not sp14) then cast(4 as utinyint) when sp14 then cast(3 as utinyint) when sc3 is distinct from false or sc4 is distinct from false or sf8 is distinct from false or sf9 is distinct from false or sc5 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so15
from (
select *,
  case when sb10 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when ((sf2 >= sf5) and (sf2 <= cast(sf5 + to_months(cast(12 as integer)) as date))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end)) else 0 end) | (case when (sb7 and (sv9 is null)) then case when sf3 is null then cast(2 as bigint) else 0 end else 0 end)) else 0 end as sm13
from (
select *,
  (sf2 is null or sf3 is null or sf4 is null or sc2 is null or (sb7 and (sv9 is null))) as sb10,
  (sf2 is null or sf3 is null or sf4 is null or sc2 is null or (sb7 and (sv9 is null)) or sc3 is null or sc4 is null or sf8 is null or sf9 is null or sf10 is null) as sb11
from (
select *,
  case when sb7 then coalesce((case sf3 when 0 then 0 when 1 then 100000 when 2 then 150000 when 3 then 200000 when 4 then 0 when 5 then 0 end), case when list_reduce((case when sf3 is null then [coalesce(false, false), coalesce(true, false), coalesce(true, false), coalesce(true, false)] else [coalesce((coalesce(sf3 in (1, 2, 3), true)), false)] end), lambda x, y: case when x = y then x end) is not null then list_reduce((case when sf3 is null then [0, 100000, 150000, 200000] else [(case sf3 when 0 then 0 when 1 then 100000 when 2 then 150000 when 3 then 200000 when 4 then 0 when 5 then 0 end)] end), lambda x, y: case when x = y then x end) end) end as sv9,
  (sb7 and (coalesce((coalesce(sf3 in (1, 2, 3), true)), false))) as sp14
from (
select *,
  (sm6 = 0) as sb7
from (
select *,
  (case when not (sf2 >= date '2022-01-01') then cast(1 as bigint) else 0 end | case when not ((cast(14 as bigint) >> sf3) & 1 = 1) then cast(2 as bigint) else 0 end | case when not sf4 then cast(4 as bigint) else 0 end | case when not sc2 then cast(8 as bigint) else 0 end) as sm6
from (
select *,
  ((sf2 >= sf5) and (sf2 <= cast(sf5 + to_months(cast(12 as integer)) as date))) as sc2,
  (not ((sf2 >= date '2022-01-01') and (sf2 <= date '2022-12-31'))) as sc3,
  (not ((sf6 >= 12) or sf7)) as sc4,
  (not (sf10 < 3)) as sc5
from (select * from (
select
  s0.certificate_id as sf0,
  s0."insured_region" as sf1,
  s0."applied_on" as sf2,
  s0."level" as sf3,
  s0."is_verified" as sf4,
  s0."issued_on" as sf5,
  s1."ui_months_total" as sf6,
  s1."is_drawing_benefit" as sf7,
  s0."has_training_subsidy" as sf8,
  s0."has_higher_level_paid" as sf9,
  s0."paid_times_this_year" as sf10
from certificate s0
left join person s1 on s1.person_id = s0."person") where (sf1 between 0 and 999999)))))))))
