select
  sf0 as subject_id,
  cast(so51 as utinyint) as outcome,
  cast(sm13 as bigint) as failed,
  cast((case when sb47 then (case when sf2 is null then cast(1 as bigint) else 0 end | case when sc1 is null then cast(2 as bigint) else 0 end | case when sf3 is null then cast(4 as bigint) else 0 end | case when sf4 is null then cast(8 as bigint) else 0 end | case when sf5 is null then cast(16 as bigint) else 0 end | case when sd9 is null then cast(32 as bigint) else 0 end | case when sc12 is null then cast(64 as bigint) else 0 end | case when sf13 is null then cast(128 as bigint) else 0 end | case when sf14 is null then cast(256 as bigint) else 0 end | case when (sb14 and (sv45 is null)) then cast(512 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc1 then cast(2 as bigint) else 0 end | case when sc2 then cast(4 as bigint) else 0 end | case when sc3 then cast(8 as bigint) else 0 end | case when sf5 then cast(16 as bigint) else 0 end | case when sc10 then cast(32 as bigint) else 0 end | case when sc12 then cast(64 as bigint) else 0 end | case when sf13 then cast(128 as bigint) else 0 end | case when sf14 then cast(256 as bigint) else 0 end) as bigint) as flags,
  cast(sm49 | (case when sb47 then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf5 is null then cast(8 as bigint) else 0 end) | (case when sd9 is null then ((case when sf8 is null then cast(32 as bigint) else 0 end) | (case when sf9 is null then cast(64 as bigint) else 0 end) | (case when sf10 is null then cast(128 as bigint) else 0 end) | (case when sf8 = 0 then cast(16 as bigint) else 0 end) | (case when sf7 is null then cast(512 as bigint) else 0 end) | (case when sf6 is null then cast(1024 as bigint) else 0 end) | (case when sf6 = 0 then cast(256 as bigint) else 0 end)) else 0 end) | (case when sf12 is null then cast(4096 as bigint) else 0 end) | (case when sf11 is null then cast(8192 as bigint) else 0 end) | (case when sf11 = 0 then cast(2048 as bigint) else 0 end) | (case when sf13 is null then cast(16384 as bigint) else 0 end) | (case when sf14 is null then cast(32768 as bigint) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so51 <= 3 then sv45 end as bigint) as amount
from (
select *,
  case when not sb14 then cast(5 as utinyint) when sm49 <> 0 or (sb46 and not sp50) then cast(4 as utinyint) when sp50 then cast(3 as utinyint) when sc1 is distinct from false or sc2 is distinct from false or sc3 is distinct from false or sf5 is distinct from false or sc10 is distinct from false or sc12 is distinct from false or sf13 is distinct from false or sf14 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so51
from (
select *,
  case when sb46 then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when (sb14 and (sv45 is null)) then ((case when ((0 = 1) and sf16) is null then case when sf16 is null then cast(65536 as bigint) else 0 end else 0 end) | (case when sd20 is distinct from false then ((case when sf17 is null then cast(131072 as bigint) else 0 end) | (case when sf18 is null then cast(262144 as bigint) else 0 end) | (case when sf19 is null then cast(524288 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd15 is distinct from true then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd16 is distinct from true then ((case when sf15 is null then cast(1048576 as bigint) else 0 end) | (case when sd17 is distinct from true then case when sf15 is null then cast(1048576 as bigint) else 0 end else 0 end)) else 0 end)) else 0 end)) else 0 end) | (case when sd20 is distinct from true then ((case when sf17 is null then cast(131072 as bigint) else 0 end) | (case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd15 is distinct from true then ((case when sf3 is null then cast(2 as bigint) else 0 end) | (case when sd16 is distinct from true then ((case when sf15 is null then cast(1048576 as bigint) else 0 end) | (case when sd17 is distinct from true then case when sf15 is null then cast(1048576 as bigint) else 0 end else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end)) else 0 end as sm49
from (
select *,
  (sf2 is null or (sb14 and (sv45 is null))) as sb46,
  (sf2 is null or (sb14 and (sv45 is null)) or sc1 is null or sf3 is null or sf4 is null or sf5 is null or sd9 is null or sc12 is null or sf13 is null or sf14 is null) as sb47
from (
select *,
  case when sb14 then coalesce(cast(((2 * cast((cast((case when sd20 then (cast((cast((case when sd21 >= sd22 then sd21 when not sd21 >= sd22 then sd22 end) as hugeint) * sd42) as hugeint) + (cast(sf18 as hugeint) * cast(null as bigint))) when not sd20 then (cast(sf17 as hugeint) * sd42) end) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint), case when list_reduce(list_concat(case when sd20 is distinct from false then list_concat(case when sd15 is distinct from false then [(coalesce(true, false) or coalesce(true, false))] else [] end, case when sd15 is distinct from true then list_concat(case when sd16 is distinct from false then [(coalesce(true, false) or coalesce(true, false))] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [(coalesce(false, false) or coalesce(true, false))] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [(coalesce(true, false) or coalesce(true, false))] else [] end, case when sd18 is distinct from true then [(coalesce(false, false) or coalesce(true, false))] else [] end) else [] end) else [] end) else [] end) else [] end, case when sd20 is distinct from true then list_concat(case when sd15 is distinct from false then [coalesce(true, false)] else [] end, case when sd15 is distinct from true then list_concat(case when sd16 is distinct from false then [coalesce(true, false)] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [coalesce(false, false)] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [coalesce(true, false)] else [] end, case when sd18 is distinct from true then [coalesce(false, false)] else [] end) else [] end) else [] end) else [] end) else [] end), lambda x, y: case when x = y then x end) is not null then list_reduce(list_concat(case when sd20 is distinct from false then list_concat(case when sd15 is distinct from false then [cast(((2 * cast((cast((cast((cast((case when sd21 >= sd22 then sd21 when not sd21 >= sd22 then sd22 end) as hugeint) * 900000) as hugeint) + (cast(sf18 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end, case when sd15 is distinct from true then list_concat(case when sd16 is distinct from false then [cast(((2 * cast((cast((cast((cast((case when sd21 >= sd22 then sd21 when not sd21 >= sd22 then sd22 end) as hugeint) * (cast(null as bigint))) as hugeint) + (cast(sf18 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [cast(((2 * cast((cast((cast((cast((case when sd21 >= sd22 then sd21 when not sd21 >= sd22 then sd22 end) as hugeint) * 500000) as hugeint) + (cast(sf18 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [cast(((2 * cast((cast((cast((cast((case when sd21 >= sd22 then sd21 when not sd21 >= sd22 then sd22 end) as hugeint) * (cast(null as bigint))) as hugeint) + (cast(sf18 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end, case when sd18 is distinct from true then [cast(((2 * cast((cast((cast((cast((case when sd21 >= sd22 then sd21 when not sd21 >= sd22 then sd22 end) as hugeint) * 600000) as hugeint) + (cast(sf18 as hugeint) * cast(null as bigint))) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end) else [] end) else [] end) else [] end) else [] end, case when sd20 is distinct from true then list_concat(case when sd15 is distinct from false then [cast(((2 * cast((cast((cast(sf17 as hugeint) * 900000) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end, case when sd15 is distinct from true then list_concat(case when sd16 is distinct from false then [cast(((2 * cast((cast((cast(sf17 as hugeint) * (cast(null as bigint))) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end, case when sd16 is distinct from true then list_concat(case when sd17 is distinct from false then [cast(((2 * cast((cast((cast(sf17 as hugeint) * 500000) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end, case when sd17 is distinct from true then list_concat(case when sd18 is distinct from false then [cast(((2 * cast((cast((cast(sf17 as hugeint) * (cast(null as bigint))) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end, case when sd18 is distinct from true then [cast(((2 * cast((cast((cast(sf17 as hugeint) * 600000) as hugeint)) as hugeint) + sd26) // (2 * sd26)) as bigint)] else [] end) else [] end) else [] end) else [] end) else [] end), lambda x, y: case when x = y then x end) end) end as sv45
from (
select *,
  (not sd9) as sc10,
  (case sd19 when 0 then 500000 when 1 then 600000 when 2 then 900000 when 3 then cast(null as bigint) when 4 then cast(null as bigint) end) as sd42,
  (sb14 and (((sd20 is distinct from false and (coalesce((coalesce(sd19 in (2, 3, 4), true)), false) or coalesce(true, false))) or (sd20 is distinct from true and coalesce((coalesce(sd19 in (2, 3, 4), true)), false))))) as sp50
from (
select *,
  coalesce((cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf6)) then 200000 when ((sd4 > cast(30 as bigint) * sf6)) then 55000 end) as bigint) * sf8), list_reduce((case when sd4 is null then [(cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast(200000 as bigint) * sf8), (cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast(55000 as bigint) * sf8)] else [(cast((case when sf8 <> 0 then (case when sd6 >= 0 then sd6 when not sd6 >= 0 then 0 end) end) as bigint) * 1000000 <= cast((case when ((sd4 <= cast(30 as bigint) * sf6)) then 200000 when ((sd4 > cast(30 as bigint) * sf6)) then 55000 end) as bigint) * sf8)] end), lambda x, y: case when x = y then x end)) as sd9,
  (sm13 = 0) as sb14,
  (case when sd15 then 2 when not sd15 then (case when sd16 then 3 when not sd16 then (case when sd17 then 0 when not sd17 then (case when sd18 then 4 when not sd18 then 1 end) end) end) end) as sd19
from (
select *,
  (not ((date '2022-12-31' >= date '2022-01-01') and (date '2022-12-31' <= date '2022-12-31'))) as sc1,
  (not ((cast(255 as bigint) >> sf3) & 1 = 1)) as sc2,
  (not (sf4 >= 12)) as sc3,
  (case when sf6 <> 0 then sf7 end) as sd4,
  (cast((cast(sf8 as bigint) - sf9) as bigint) - sf10) as sd6,
  (not ((case when sf11 <> 0 then sf12 end) >= cast(12 as bigint) * sf11)) as sc12,
  (case when not (sf2 > date '2022-12-31') then cast(1 as bigint) else 0 end) as sm13,
  (sf3 = 1) as sd15,
  ((cast(124 as bigint) >> sf3) & 1 = 1) as sd16,
  (sf15 = 0) as sd17,
  (sf15 = 4) as sd18,
  ((0 = 1) and sf16) as sd20,
  (cast((cast(sf17 as bigint) - sf18) as bigint) - sf19) as sd21,
  (cast(0 as bigint) * 100) as sd22,
  cast(1000000 as hugeint) as sd26
from (select * from (
select
  s0.insured_unit_id as sf0,
  s0."insured_region" as sf1,
  s1."cancelled_on" as sf2,
  s1."entity_kind" as sf3,
  s0."ui_paid_months_last_year" as sf4,
  s0."has_arrears" as sf5,
  s0."insured_months" as sf6,
  s0."headcount_months" as sf7,
  s0."headcount_at_start" as sf8,
  s0."headcount_at_end" as sf9,
  s0."natural_attrition" as sf10,
  s2."monthly_expenditure" as sf11,
  s2."fund_balance" as sf12,
  s1."is_seriously_dishonest" as sf13,
  s1."is_zombie" as sf14,
  s1."size_class" as sf15,
  s1."is_dispatch_agency" as sf16,
  s0."ui_premium_paid_last_year" as sf17,
  s0."dispatched_premium_paid" as sf18,
  s0."public_dispatch_premium_paid" as sf19
from insured_unit s0
left join firm s1 on s1.firm_id = s0."firm"
left join pooling_area s2 on s2.pooling_area_id = s0."pooling_area") where (sf1 between 500000 and 509999)))))))))
