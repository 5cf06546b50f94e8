select
  sf0 as subject_id,
  cast(so29 as utinyint) as outcome,
  cast(sm14 as bigint) as failed,
  cast((case when sb25 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sd9 is null then cast(16 as bigint) else 0 end | case when sc11 is null then cast(32 as bigint) else 0 end | case when sf12 is null then cast(64 as bigint) else 0 end | case when sf13 is null then cast(128 as bigint) else 0 end | case when (sb15 and (sv24 is null)) then cast(256 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm27 as bigint) as missing,
  cast(case when so29 <= 3 then sv24 end as bigint) as amount
from (
select *,
  case when not sb15 then cast(5 as utinyint) when sm27 <> 0 or (sb25 and not sp28) then cast(4 as utinyint) when sp28 then cast(3 as utinyint) else cast(1 as utinyint) end as so29
from (
select *,
  case when sb25 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf7 is null then cast(16 as bigint) else 0 end) | (case when sf8 is null then cast(32 as bigint) else 0 end) | (case when sf9 is null then cast(64 as bigint) else 0 end) | (case when sf7 = 0 then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(256 as bigint) else 0 end) | (case when sf5 is null then cast(512 as bigint) else 0 end) | (case when sf5 = 0 then cast(128 as bigint) else 0 end) | (case when sf11 is null then cast(2048 as bigint) else 0 end) | (case when sf10 is null then cast(4096 as bigint) else 0 end) | (case when sf10 = 0 then cast(1024 as bigint) else 0 end) | (case when sf12 is null then cast(8192 as bigint) else 0 end) | (case when sf13 is null then cast(16384 as bigint) else 0 end) | (case when sb15 then ((case when sf14 is null then cast(32768 as bigint) else 0 end) | (case when sd16 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd16 then 0 else case when sd17 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd17 then 0 else case when sd18 is null then case when sf15 is null then cast(65536 as bigint) else 0 end when sd18 then 0 else case when sd19 is null then case when sf15 is null then cast(65536 as bigint) else 0 end when sd19 then 0 else 0 end end end end)) else 0 end)) else 0 end as sm27
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or sd9 is null or sc11 is null or sf12 is null or sf13 is null or (sb15 and (sv24 is null))) as sb25
from (
select *,
  case when sb15 then cast(((2 * cast((cast((cast(sf14 as hugeint) * (case sd20 when 0 then 500000 when 1 then 1000000 when 2 then cast(null as bigint) when 3 then cast(null as bigint) when 4 then cast(null as bigint) end)) as hugeint)) as hugeint) + sd23) // (2 * sd23)) as bigint) end as sv24,
  (sb15 and (coalesce((sd20 in (2, 3, 4)), false))) as sp28
from (
select *,
  (sm14 = 0) as sb15
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not (sf2 = 0) then cast(2 as bigint) else 0 end | case when not (sf3 >= 12) then cast(4 as bigint) else 0 end | case when not (not sf4) then cast(8 as bigint) else 0 end | case when not sd9 then cast(16 as bigint) else 0 end | case when not sc11 then cast(32 as bigint) else 0 end | case when not (not sf12) then cast(64 as bigint) else 0 end | case when not (sf13 > date '2022-12-31') then cast(128 as bigint) else 0 end) as sm14
from (
select *,
  (cast((case when sf7 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf5)) then 200000 when ((sd4 > cast(30 as bigint) * sf5)) then 55000 end) as bigint) * sf7) as sd9,
  (case when sd16 then 2 when not sd16 then (case when sd17 then 3 when not sd17 then (case when sd18 then 0 when not sd18 then (case when sd19 then 4 when not sd19 then 1 end) end) end) end) as sd20
from (
select *,
  (date '2022-12-31' <= date '2022-12-31') as sc0,
  (case when sf5 <> 0 then sf6 end) as sd4,
  (cast((cast(sf7 as bigint) - sf8) as bigint) - sf9) as sd6,
  ((case when sf10 <> 0 then sf11 end) >= cast(12 as bigint) * sf10) as sc11,
  (sf2 = 1) as sd16,
  ((cast(124 as bigint) >> sf2) & 1 = 1) as sd17,
  (sf15 = 0) as sd18,
  (sf15 = 4) as sd19,
  cast(1000000 as hugeint) as sd23
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s0."ui_paid_months_last_year" as sf3,
  s0."has_arrears" as sf4,
  s0."insured_months" as sf5,
  s0."headcount_months" as sf6,
  s0."headcount_at_start" as sf7,
  s0."headcount_at_end" as sf8,
  s0."natural_attrition" as sf9,
  s2."monthly_expenditure" as sf10,
  s2."fund_balance" as sf11,
  s1."is_zombie" as sf12,
  s1."cancelled_on" as sf13,
  s0."ui_premium_paid_last_year" as sf14,
  s1."size_class" as sf15
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 220182 and 220182))))))))))
