select
  sf0 as subject_id,
  cast(so34 as utinyint) as outcome,
  cast(sm17 as bigint) as failed,
  cast((case when sb30 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sf2 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sd11 is null then cast(16 as bigint) else 0 end | case when sc13 is null then cast(32 as bigint) else 0 end | case when sf13 is null then cast(64 as bigint) else 0 end | case when sf14 is null then cast(128 as bigint) else 0 end | case when sf15 is null then cast(256 as bigint) else 0 end | case when (sb18 and (sv29 is null)) then cast(512 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast(0 as bigint) as flags,
  cast(sm32 as bigint) as missing,
  cast(case when so34 <= 3 then sv29 end as bigint) as amount
from (
select *,
  case when not sb18 then cast(5 as utinyint) when sm32 <> 0 or (sb30 and not sp33) then cast(4 as utinyint) when sp33 then cast(3 as utinyint) else cast(1 as utinyint) end as so34
from (
select *,
  case when sb30 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf8 is null then cast(16 as bigint) else 0 end) | (case when sf9 is null then cast(32 as bigint) else 0 end) | (case when sf10 is null then cast(64 as bigint) else 0 end) | (case when sf8 = 0 then cast(8 as bigint) else 0 end) | (case when sd4 is null then case when sf5 is null then cast(128 as bigint) else 0 end when sd4 then ((case when sf7 is null then cast(512 as bigint) else 0 end) | (case when sf6 is null then cast(1024 as bigint) else 0 end) | (case when sf6 = 0 then cast(256 as bigint) else 0 end)) else 0 end) | (case when sf12 is null then cast(4096 as bigint) else 0 end) | (case when sf11 is null then cast(8192 as bigint) else 0 end) | (case when sf11 = 0 then cast(2048 as bigint) else 0 end) | (case when sf13 is null then cast(16384 as bigint) else 0 end) | (case when sf14 is null then cast(32768 as bigint) else 0 end) | (case when sf15 is null then cast(65536 as bigint) else 0 end) | (case when sb18 then case when sd19 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd19 then ((case when sf17 is null then cast(262144 as bigint) else 0 end) | (case when sd20 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd20 then 0 else case when sd21 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd21 then 0 else case when sd22 is null then case when sf5 is null then cast(128 as bigint) else 0 end when sd22 then 0 else case when sd23 is null then case when sf5 is null then cast(128 as bigint) else 0 end when sd23 then 0 else 0 end end end end)) else ((case when sf17 is null then cast(262144 as bigint) else 0 end) | (case when sd20 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd20 then 0 else case when sd21 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd21 then 0 else case when sd22 is null then case when sf5 is null then cast(128 as bigint) else 0 end when sd22 then 0 else case when sd23 is null then case when sf5 is null then cast(128 as bigint) else 0 end when sd23 then 0 else 0 end end end end)) end else 0 end)) else 0 end as sm32
from (
select *,
  (sc0 is null or sf2 is null or sf3 is null or sf4 is null or sd11 is null or sc13 is null or sf13 is null or sf14 is null or sf15 is null or (sb18 and (sv29 is null))) as sb30
from (
select *,
  case when sb18 then cast(((2 * cast((cast((case when sd19 then (cast(sf17 as hugeint) * (case sd24 when 0 then cast(null as bigint) when 1 then 900000 when 2 then cast(null as bigint) when 3 then cast(null as bigint) when 4 then cast(null as bigint) end)) when not sd19 then (cast(sf17 as hugeint) * (case sd24 when 0 then cast(null as bigint) when 1 then cast(null as bigint) when 2 then cast(null as bigint) when 3 then cast(null as bigint) when 4 then cast(null as bigint) end)) end) as hugeint)) as hugeint) + sd28) // (2 * sd28)) as bigint) end as sv29,
  (sb18 and ((case when sd19 is null then false when sd19 then coalesce((sd24 in (0, 2, 3, 4)), false) else coalesce((sd24 in (0, 1, 2, 3, 4)), false) end))) as sp33
from (
select *,
  (sm17 = 0) as sb18
from (
select *,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not ((cast(255 as bigint) >> sf2) & 1 = 1) then cast(2 as bigint) else 0 end | case when not (sf3 >= 12) then cast(4 as bigint) else 0 end | case when not (not sf4) then cast(8 as bigint) else 0 end | case when not sd11 then cast(16 as bigint) else 0 end | case when not sc13 then cast(32 as bigint) else 0 end | case when not (not sf13) then cast(64 as bigint) else 0 end | case when not (not sf14) then cast(128 as bigint) else 0 end | case when not (sf15 > date '2022-12-31') then cast(256 as bigint) else 0 end) as sm17
from (
select *,
  (cast((case when sf8 <> 0 then (case when sd8 >= 0 then sd8 when not sd8 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when sd4 then (case when ((sd5 <= cast(30 as bigint) * sf6)) then 200000 when ((sd5 > cast(30 as bigint) * sf6)) then 55000 end) when not sd4 then 55000 end) as bigint) * sf8) as sd11,
  (case when sd20 then 2 when not sd20 then (case when sd21 then 3 when not sd21 then (case when sd22 then 0 when not sd22 then (case when sd23 then 4 when not sd23 then 1 end) end) end) end) as sd24
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  ((cast(12 as bigint) >> sf5) & 1 = 1) as sd4,
  (case when sf6 <> 0 then sf7 end) as sd5,
  (cast((cast(sf8 as bigint) - sf9) as bigint) - sf10) as sd8,
  ((case when sf11 <> 0 then sf12 end) >= cast(12 as bigint) * sf11) as sc13,
  (starts_with(sf16, 'A05') or starts_with(sf16, 'B11') or starts_with(sf16, 'C43') or starts_with(sf16, 'F') or starts_with(sf16, 'G') or starts_with(sf16, 'H') or starts_with(sf16, 'I') or starts_with(sf16, 'J') or starts_with(sf16, 'K') or starts_with(sf16, 'L') or starts_with(sf16, 'M') or starts_with(sf16, 'N') or starts_with(sf16, 'O') or starts_with(sf16, 'P') or starts_with(sf16, 'Q') or starts_with(sf16, 'R') or starts_with(sf16, 'S') or starts_with(sf16, 'T')) as sd19,
  (sf2 = 1) as sd20,
  ((cast(124 as bigint) >> sf2) & 1 = 1) as sd21,
  (sf5 = 0) as sd22,
  (sf5 = 4) as sd23,
  cast(1000000 as hugeint) as sd28
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s0."ui_paid_months_last_year" as sf3,
  s0."has_arrears" as sf4,
  s1."size_class" as sf5,
  s0."insured_months" as sf6,
  s0."headcount_months" as sf7,
  s0."headcount_at_start" as sf8,
  s0."headcount_at_end" as sf9,
  s0."natural_attrition" as sf10,
  s2."monthly_expenditure" as sf11,
  s2."fund_balance" as sf12,
  s1."is_seriously_dishonest" as sf13,
  s1."is_zombie" as sf14,
  s1."cancelled_on" as sf15,
  s1."industry_code" as sf16,
  s0."ui_premium_paid_last_year" as sf17
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 150000 and 159999))))))))))
