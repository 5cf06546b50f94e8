select
  sf0 as subject_id,
  cast(so30 as utinyint) as outcome,
  cast(0 as bigint) as failed,
  cast((case when sb26 then (case when sc3 is null then cast(1 as bigint) else 0 end | case when sc8 is null then cast(2 as bigint) else 0 end | case when sd10 is null then cast(4 as bigint) else 0 end | case when (sb11 and (sv24 is null)) then cast(8 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(1 as bigint) else 0 end | case when sc8 then cast(2 as bigint) else 0 end | case when sd10 then cast(4 as bigint) else 0 end) as bigint) as flags,
  cast(sm28 | (case when sb26 then ((case when ((sf2 = 0) or sd2) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sd2 is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf3 is null then cast(8 as bigint) else 0 end) | (case when sf3 = 0 then cast(2 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(16 as bigint) else 0 end) | (case when sf5 is null then cast(32 as bigint) else 0 end) | (case when sf6 is null then case when sf6 is null then cast(1024 as bigint) else 0 end else case when sf6 between date '-768-02-04' and date '2020-12-31' or sf6 between date '2021-01-01' and date '29349-01-26' then 0 else cast(64 as bigint) end end) | (case when sd10 is null then ((case when sf8 is null then cast(128 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end)) else 0 end)) else 0 end) as bigint) as missing,
  cast(case when so30 <= 3 then sv24 end as bigint) as amount
from (
select *,
  case when not sb11 then cast(5 as utinyint) when sm28 <> 0 or (sb25 and not sp29) then cast(4 as utinyint) when sp29 then cast(3 as utinyint) when sc3 is distinct from false or sc8 is distinct from false or sd10 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so30
from (
select *,
  case when sb25 then case when (sb11 and (sv24 is null)) then ((case when sf8 is null then cast(128 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf7 is null then cast(16 as bigint) else 0 end) | (case when sf5 is null then cast(32 as bigint) else 0 end) | (case when sf6 is null then case when sf6 is null then cast(1024 as bigint) else 0 end else case when sf6 between date '-768-02-04' and date '2020-12-31' or sf6 between date '2021-01-01' and date '29349-01-26' then 0 else cast(64 as bigint) end end) | (case when sf9 is null then cast(512 as bigint) else 0 end) | (case when 360 = 0 then cast(256 as bigint) else 0 end)) else 0 end else 0 end as sm28
from (
select *,
  ((sb11 and (sv24 is null))) as sb25,
  ((sb11 and (sv24 is null)) or sc3 is null or sc8 is null or sd10 is null) as sb26
from (
select *,
  case when sb11 then coalesce(((2 * cast((cast((case when 360 <> 0 then (cast((cast((case when sf8 <= sd9 then sf8 when not sf8 <= sd9 then sd9 end) as bigint) * (case when sd14 >= sd6 then sd14 when not sd14 >= sd6 then sd6 end)) as bigint) * sf9) end) as bigint)) as bigint) + sd17) // (2 * sd17)), case when list_reduce((case when sf2 is null then [coalesce(sd12, false), coalesce(sd12, false)] else [coalesce(sd12, false)] end), lambda x, y: case when x = y then x end) is not null then list_reduce((case when sf2 is null then [((2 * cast((cast((case when 360 <> 0 then (cast((cast((case when sf8 <= 20000000 then sf8 when not sf8 <= 20000000 then 20000000 end) as bigint) * (case when sd14 >= sd6 then sd14 when not sd14 >= sd6 then sd6 end)) as bigint) * sf9) end) as bigint)) as bigint) + sd17) // (2 * sd17)), ((2 * cast((cast((case when 360 <> 0 then (cast((cast((case when sf8 <= 300000000 then sf8 when not sf8 <= 300000000 then 300000000 end) as bigint) * (case when sd14 >= sd6 then sd14 when not sd14 >= sd6 then sd6 end)) as bigint) * sf9) end) as bigint)) as bigint) + sd17) // (2 * sd17))] else [((2 * cast((cast((case when 360 <> 0 then (cast((cast((case when sf8 <= sd9 then sf8 when not sf8 <= sd9 then sd9 end) as bigint) * (case when sd14 >= sd6 then sd14 when not sd14 >= sd6 then sd6 end)) as bigint) * sf9) end) as bigint)) as bigint) + sd17) // (2 * sd17))] end), lambda x, y: case when x = y then x end) end) end as sv24,
  (sb11 and (coalesce(sd12, false) or (sc8 is null and coalesce(sd12, false)))) as sp29
from (
select *,
  (not (sf7 > sd7)) as sc8,
  (cast(sf7 as bigint) - sd7) as sd14
from (
select *,
  (not ((sf2 = 0) or sd2)) as sc3,
  (case when sd5 >= sd6 then sd5 when not sd5 >= sd6 then sd6 end) as sd7,
  coalesce((sf8 > sd9), list_reduce((case when sf2 is null then [(sf8 > 20000000), (sf8 > 300000000)] else [(sf8 > sd9)] end), lambda x, y: case when x = y then x end)) as sd10
from (
select *,
  coalesce((cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast((case when ((sf3 <= 100)) then 150000 when ((sf3 > 100)) then 80000 end) as bigint) * sf3), list_reduce((case when sf3 is null then [(cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast(150000 as bigint) * sf3), (cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast(80000 as bigint) * sf3)] else [(cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast((case when ((sf3 <= 100)) then 150000 when ((sf3 > 100)) then 80000 end) as bigint) * sf3)] end), lambda x, y: case when x = y then x end)) as sd2,
  (cast(sf5 as bigint) - (case when sf6 between date '-768-02-04' and date '2020-12-31' then cast(null as bigint) when sf6 between date '2021-01-01' and date '29349-01-26' then 15000 end)) as sd5,
  (cast(0 as bigint) * 1000000) as sd6,
  (case sf2 when 0 then 20000000 when 1 then 300000000 end) as sd9,
  (0 = 0) as sb11,
  (case when sf6 between date '-768-02-04' and date '2020-12-31' then true when sf6 between date '2021-01-01' and date '29349-01-26' then false end) as sd12,
  cast(cast(nullif(360, 0) as bigint) * 1000000 as bigint) as sd17
from (select * from (
select
  s0.loan_id as sf0,
  s0."region" as sf1,
  s0."borrower_kind" as sf2,
  s0."staff" as sf3,
  s0."new_hires" as sf4,
  s0."reference_rate" as sf5,
  s0."granted_on" as sf6,
  s0."annual_rate" as sf7,
  s0."principal" as sf8,
  s0."interest_days" as sf9
from loan s0) where (sf1 between 220000 and 229999)))))))))
