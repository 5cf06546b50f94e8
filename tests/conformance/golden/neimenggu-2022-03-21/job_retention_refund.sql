select
  sf0 as subject_id,
  cast((case when sb50 and so54 < 2 then 2 else so54 end) as utinyint) as outcome,
  cast(case sr53 when 0 then sm15 when 1 then sm35 end as bigint) as failed,
  cast(case sr53 when 0 then (case when sb29 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sd11 is null then cast(32 as bigint) else 0 end | case when sc14 is null then cast(64 as bigint) else 0 end | case when sf14 is null then cast(128 as bigint) else 0 end | case when sf15 is null then cast(256 as bigint) else 0 end | case when false is null then cast(512 as bigint) else 0 end | case when (sb16 and (sv27 is null)) then cast(1024 as bigint) else 0 end) else 0 end) when 1 then (case when sb39 then (case when sc0 is null then cast(1 as bigint) else 0 end | case when sc34 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sd11 is null then cast(32 as bigint) else 0 end | case when sc14 is null then cast(64 as bigint) else 0 end | case when sf14 is null then cast(128 as bigint) else 0 end | case when sf15 is null then cast(256 as bigint) else 0 end | case when false is null then cast(512 as bigint) else 0 end | case when (sb36 and (sv37 is null)) then cast(1024 as bigint) else 0 end) else 0 end) end as bigint) as unknown,
  cast(((case when sc3 then cast(8 as bigint) else 0 end | case when sf5 then cast(16 as bigint) else 0 end | case when sc12 then cast(32 as bigint) else 0 end | case when sc14 then cast(64 as bigint) else 0 end | case when sf14 then cast(128 as bigint) else 0 end | case when sf15 then cast(256 as bigint) else 0 end | case when false then cast(512 as bigint) else 0 end)) | (case when sb50 then cast(512 as bigint) else 0 end) as bigint) as flags,
  cast(case sr53 when 0 then sm31 | (case when sb29 then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf9 is null then cast(32 as bigint) else 0 end) | (case when sf10 is null then cast(64 as bigint) else 0 end) | (case when sf11 is null then cast(128 as bigint) else 0 end) | (case when sf9 = 0 then cast(16 as bigint) else 0 end) | (case when sd4 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd4 then ((case when sf8 is null then cast(1024 as bigint) else 0 end) | (case when sf7 is null then cast(2048 as bigint) else 0 end) | (case when sf7 = 0 then cast(512 as bigint) else 0 end)) else 0 end) | (case when sf13 is null then cast(8192 as bigint) else 0 end) | (case when sf12 is null then cast(16384 as bigint) else 0 end) | (case when sf12 = 0 then cast(4096 as bigint) else 0 end) | (case when sf14 is null then cast(32768 as bigint) else 0 end) | (case when sf15 is null then cast(65536 as bigint) else 0 end)) else 0 end) when 1 then sm41 | (case when sb39 then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sf9 is null then cast(32 as bigint) else 0 end) | (case when sf10 is null then cast(64 as bigint) else 0 end) | (case when sf11 is null then cast(128 as bigint) else 0 end) | (case when sf9 = 0 then cast(16 as bigint) else 0 end) | (case when sd4 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd4 then ((case when sf8 is null then cast(1024 as bigint) else 0 end) | (case when sf7 is null then cast(2048 as bigint) else 0 end) | (case when sf7 = 0 then cast(512 as bigint) else 0 end)) else 0 end) | (case when sf13 is null then cast(8192 as bigint) else 0 end) | (case when sf12 is null then cast(16384 as bigint) else 0 end) | (case when sf12 = 0 then cast(4096 as bigint) else 0 end) | (case when sf14 is null then cast(32768 as bigint) else 0 end) | (case when sf15 is null then cast(65536 as bigint) else 0 end)) else 0 end) end as bigint) as missing,
  cast(case sr53 when 0 then sv46 when 1 then sv48 end as bigint) as amount
from (
select *,
  case sr53 when 0 then so33 when 1 then so43 end as so54
from (
select *,
  case when sb50 then case when (so33 <= 3) then 0 when (so43 <= 3) then 1 when so33 = 4 then 0 when so43 = 4 then 1 end else 0 end as sr53
from (
select *,
  (not (so33 = so43 and sv46 is not distinct from sv48)) as sb50
from (
select *,
  case when so33 <= 3 then sv27 end as sv46,
  case when so43 <= 3 then sv37 end as sv48
from (
select *,
  case when not sb16 then cast(5 as utinyint) when sm31 <> 0 or (sb28 and not sp32) then cast(4 as utinyint) when sp32 then cast(3 as utinyint) when sc3 is distinct from false or sf5 is distinct from false or sc12 is distinct from false or sc14 is distinct from false or sf14 is distinct from false or sf15 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so33,
  case when not sb36 then cast(5 as utinyint) when sm41 <> 0 or (sb38 and not sp42) then cast(4 as utinyint) when sp42 then cast(3 as utinyint) when sc3 is distinct from false or sf5 is distinct from false or sc12 is distinct from false or sc14 is distinct from false or sf14 is distinct from false or sf15 is distinct from false or false is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so43
from (
select *,
  case when sb28 then ((case when (((cast(127 as bigint) >> sf2) & 1 = 1) or ((0 = 1) and (sf2 = 7))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((0 = 1) and (sf2 = 7)) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sb16 then case when sd17 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd17 then ((case when sf17 is null then cast(262144 as bigint) else 0 end) | (case when sd18 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd18 then 0 else case when sd19 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd19 then 0 else case when sd20 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd20 then 0 else case when sd21 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd21 then 0 else 0 end end end end)) else ((case when sf17 is null then cast(262144 as bigint) else 0 end) | (case when sd18 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd18 then 0 else case when sd19 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd19 then 0 else case when sd20 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd20 then 0 else case when sd21 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd21 then 0 else 0 end end end end)) end else 0 end)) else 0 end as sm31,
  case when sb38 then ((case when (((cast(127 as bigint) >> sf2) & 1 = 1) or ((1 = 1) and (sf2 = 7))) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when ((1 = 1) and (sf2 = 7)) is null then case when sf2 is null then cast(1 as bigint) else 0 end else 0 end)) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sb36 then case when sd17 is null then case when sf16 is null then cast(131072 as bigint) else 0 end when sd17 then ((case when sf17 is null then cast(262144 as bigint) else 0 end) | (case when sd18 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd18 then 0 else case when sd19 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd19 then 0 else case when sd20 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd20 then 0 else case when sd21 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd21 then 0 else 0 end end end end)) else ((case when sf17 is null then cast(262144 as bigint) else 0 end) | (case when sd18 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd18 then 0 else case when sd19 is null then case when sf2 is null then cast(1 as bigint) else 0 end when sd19 then 0 else case when sd20 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd20 then 0 else case when sd21 is null then case when sf6 is null then cast(256 as bigint) else 0 end when sd21 then 0 else 0 end end end end)) end else 0 end)) else 0 end as sm41
from (
select *,
  (sc0 is null or sc1 is null or sf3 is null or (sb16 and (sv27 is null))) as sb28,
  (sc0 is null or sc1 is null or sf3 is null or (sb16 and (sv27 is null)) or sf4 is null or sf5 is null or sd11 is null or sc14 is null or sf14 is null or sf15 is null or false is null) as sb29,
  (sc0 is null or sc34 is null or sf3 is null or (sb36 and (sv37 is null))) as sb38,
  (sc0 is null or sc34 is null or sf3 is null or (sb36 and (sv37 is null)) or sf4 is null or sf5 is null or sd11 is null or sc14 is null or sf14 is null or sf15 is null or false is null) as sb39
from (
select *,
  case when sb16 then cast(((2 * cast(sd25 as hugeint) + sd26) // (2 * sd26)) as bigint) end as sv27,
  (sb16 and ((case when sd17 is null then false when sd17 then coalesce((sd22 in (0, 2, 3, 4)), false) else coalesce((sd22 in (0, 1, 2, 3, 4)), false) end))) as sp32,
  case when sb36 then cast(((2 * cast(sd25 as hugeint) + sd26) // (2 * sd26)) as bigint) end as sv37,
  (sb36 and ((case when sd17 is null then false when sd17 then coalesce((sd22 in (0, 2, 3, 4)), false) else coalesce((sd22 in (0, 1, 2, 3, 4)), false) end))) as sp42
from (
select *,
  (not sd11) as sc12,
  (sm15 = 0) as sb16,
  cast((case when sd17 then (cast(sf17 as hugeint) * (case sd22 when 0 then cast(null as bigint) when 1 then 900000 when 2 then cast(null as bigint) when 3 then cast(null as bigint) when 4 then cast(null as bigint) end)) when not sd17 then (cast(sf17 as hugeint) * (case sd22 when 0 then cast(null as bigint) when 1 then cast(null as bigint) when 2 then cast(null as bigint) when 3 then cast(null as bigint) when 4 then cast(null as bigint) end)) end) as hugeint) as sd25,
  (sm35 = 0) as sb36
from (
select *,
  (cast((case when sf9 <> 0 then (case when sd8 >= 0 then sd8 when not sd8 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when sd4 then (case when ((sd5 <= cast(30 as bigint) * sf7)) then 200000 when ((sd5 > cast(30 as bigint) * sf7)) then 55000 end) when not sd4 then 55000 end) as bigint) * sf9) as sd11,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc1 then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end) as sm15,
  (case when sd18 then 2 when not sd18 then (case when sd19 then 3 when not sd19 then (case when sd20 then 0 when not sd20 then (case when sd21 then 4 when not sd21 then 1 end) end) end) end) as sd22,
  (case when not sc0 then cast(1 as bigint) else 0 end | case when not sc34 then cast(2 as bigint) else 0 end | case when not sc2 then cast(4 as bigint) else 0 end) as sm35
from (
select *,
  ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31')) as sc0,
  (((cast(127 as bigint) >> sf2) & 1 = 1) or ((0 = 1) and (sf2 = 7))) as sc1,
  (sf3 > date '2022-12-31') as sc2,
  (not (sf4 >= 12)) as sc3,
  ((cast(12 as bigint) >> sf6) & 1 = 1) as sd4,
  (case when sf7 <> 0 then sf8 end) as sd5,
  (cast((cast(sf9 as bigint) - sf10) as bigint) - sf11) as sd8,
  (not ((case when sf12 <> 0 then sf13 end) >= cast(12 as bigint) * sf12)) as sc14,
  (starts_with(sf16, 'A05') or starts_with(sf16, 'B11') or starts_with(sf16, 'C43') or starts_with(sf16, 'F') or starts_with(sf16, 'G') or starts_with(sf16, 'H') or starts_with(sf16, 'I') or starts_with(sf16, 'J') or starts_with(sf16, 'K') or starts_with(sf16, 'L') or starts_with(sf16, 'M') or starts_with(sf16, 'N') or starts_with(sf16, 'O') or starts_with(sf16, 'P') or starts_with(sf16, 'Q') or starts_with(sf16, 'R') or starts_with(sf16, 'S') or starts_with(sf16, 'T')) as sd17,
  (sf2 = 1) as sd18,
  ((cast(124 as bigint) >> sf2) & 1 = 1) as sd19,
  (sf6 = 0) as sd20,
  (sf6 = 4) as sd21,
  cast(1000000 as hugeint) as sd26,
  (((cast(127 as bigint) >> sf2) & 1 = 1) or ((1 = 1) and (sf2 = 7))) as sc34
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."entity_kind" as sf2,
  s1."cancelled_on" as sf3,
  s0."ui_paid_months_last_year" as sf4,
  s0."has_arrears" as sf5,
  s1."size_class" as sf6,
  s0."insured_months" as sf7,
  s0."headcount_months" as sf8,
  s0."headcount_at_start" as sf9,
  s0."headcount_at_end" as sf10,
  s0."natural_attrition" as sf11,
  s2."monthly_expenditure" as sf12,
  s2."fund_balance" as sf13,
  s1."is_seriously_dishonest" as sf14,
  s1."is_zombie" as sf15,
  s1."industry_code" as sf16,
  s0."ui_premium_paid_last_year" as sf17
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 150000 and 159999)))))))))))))
