select
  sf0 as subject_id,
  cast(so35 as utinyint) as outcome,
  cast(sm15 as bigint) as failed,
  cast((case when sb31 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sd9 is null then cast(16 as bigint) else 0 end | case when sc11 is null then cast(32 as bigint) else 0 end | case when sf12 is null then cast(64 as bigint) else 0 end | case when sf13 is null then cast(128 as bigint) else 0 end | case when sf14 is null then cast(256 as bigint) else 0 end | case when (sb16 and (sv30 is null)) then cast(512 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm33 as bigint) as missing,
  cast(case when so35 <= 3 then sv30 end as bigint) as amount
from (
select *,
  case when not sb16 then cast(5 as utinyint) when sm33 <> 0 or (sb31 and not sp34) then cast(4 as utinyint) when sp34 then cast(3 as utinyint) else cast(1 as utinyint) end as so35
from (
select *,
  case when sb31 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf7 is null then cast(16 as bigint) else 0 end) | (case when sf8 is null then cast(32 as bigint) else 0 end) | (case when sf9 is null then cast(64 as bigint) else 0 end) | (case when sf7 = 0 then cast(8 as bigint) else 0 end) | (case when sf6 is null then cast(256 as bigint) else 0 end) | (case when sf5 is null then cast(512 as bigint) else 0 end) | (case when sf5 = 0 then cast(128 as bigint) else 0 end) | (case when sf11 is null then cast(2048 as bigint) else 0 end) | (case when sf10 is null then cast(4096 as bigint) else 0 end) | (case when sf10 = 0 then cast(1024 as bigint) else 0 end) | (case when sf12 is null then cast(8192 as bigint) else 0 end) | (case when sf13 is null then cast(16384 as bigint) else 0 end) | (case when sf14 is null then cast(32768 as bigint) else 0 end) | (case when sb16 then case when sd17 is null then case when ((0 = 1) and sf15) is null then case when sf15 is null then cast(65536 as bigint) else 0 end else 0 end when sd17 then ((case when sf16 is null then cast(131072 as bigint) else 0 end) | (case when sf17 is null then cast(262144 as bigint) else 0 end) | (case when sf18 is null then cast(524288 as bigint) else 0 end) | (case when sd21 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd21 then 0 else case when sd22 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd22 then 0 else case when sd23 is null then case when sf19 is null then cast(1048576 as bigint) else 0 end when sd23 then 0 else case when sd24 is null then case when sf19 is null then cast(1048576 as bigint) else 0 end when sd24 then 0 else 0 end end end end)) else ((case when sf16 is null then cast(131072 as bigint) else 0 end) | (case when sd21 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd21 then 0 else case when sd22 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd22 then 0 else case when sd23 is null then case when sf19 is null then cast(1048576 as bigint) else 0 end when sd23 then 0 else case when sd24 is null then case when sf19 is null then cast(1048576 as bigint) else 0 end when sd24 then 0 else 0 end end end end)) end else 0 end)) else 0 end as sm33
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or sd9 is null or sc11 is null or sf12 is null or sf13 is null or sf14 is null or (sb16 and (sv30 is null))) as sb31
from (
select *,
  case when sb16 then cast(((2 * cast((cast((case when sd17 then (cast((cast((case when sd18 >= sd19 then sd18 when not sd18 >= sd19 then sd19 end) as hugeint) * sd26) as hugeint) + (cast(sf17 as hugeint) * cast(null as bigint))) when not sd17 then (cast(sf16 as hugeint) * sd26) end) as hugeint)) as hugeint) + sd29) // (2 * sd29)) as bigint) end as sv30,
  (sb16 and ((case when sd17 is null then false when sd17 then (coalesce((sd25 in (2, 3, 4)), false) or coalesce(true, false)) else coalesce((sd25 in (2, 3, 4)), false) end))) as sp34
from (
select *,
  (sm15 = 0) as sb16
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not ((cast(255 as bigint) >> sf2) & 1 = 1) then cast(2 as bigint) else 0 end | case when not (sf3 >= 12) then cast(4 as bigint) else 0 end | case when not (not sf4) then cast(8 as bigint) else 0 end | case when not sd9 then cast(16 as bigint) else 0 end | case when not sc11 then cast(32 as bigint) else 0 end | case when not (not sf12) then cast(64 as bigint) else 0 end | case when not (not sf13) then cast(128 as bigint) else 0 end | case when not (sf14 > date '2022-12-31') then cast(256 as bigint) else 0 end) as sm15,
  (case sd25 when 0 then 500000 when 1 then 600000 when 2 then 900000 when 3 then cast(null as bigint) when 4 then cast(null as bigint) end) as sd26
from (
select *,
  (cast((case when sf7 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf5)) then 200000 when ((sd4 > cast(30 as bigint) * sf5)) then 55000 end) as bigint) * sf7) as sd9,
  (case when sd21 then 2 when not sd21 then (case when sd22 then 3 when not sd22 then (case when sd23 then 0 when not sd23 then (case when sd24 then 4 when not sd24 then 1 end) end) end) end) as sd25
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (case when sf5 <> 0 then sf6 end) as sd4,
  (cast((cast(sf7 as bigint) - sf8) as bigint) - sf9) as sd6,
  ((case when sf10 <> 0 then sf11 end) >= cast(12 as bigint) * sf10) as sc11,
  ((0 = 1) and sf15) as sd17,
  (cast((cast(sf16 as bigint) - sf17) as bigint) - sf18) as sd18,
  (cast(0 as bigint) * 100) as sd19,
  (sf2 = 1) as sd21,
  ((cast(124 as bigint) >> sf2) & 1 = 1) as sd22,
  (sf19 = 0) as sd23,
  (sf19 = 4) as sd24,
  cast(1000000 as hugeint) as sd29
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
  s1."is_seriously_dishonest" as sf12,
  s1."is_zombie" as sf13,
  s1."cancelled_on" as sf14,
  s1."is_dispatch_agency" as sf15,
  s0."ui_premium_paid_last_year" as sf16,
  s0."dispatched_premium_paid" as sf17,
  s0."public_dispatch_premium_paid" as sf18,
  s1."size_class" as sf19
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 500000 and 509999))))))))))
