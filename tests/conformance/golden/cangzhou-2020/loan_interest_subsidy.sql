select
  sf0 as subject_id,
  cast(so29 as utinyint) as outcome,
  cast(0 as bigint) as failed,
  cast((case when sb25 then (case when sc3 is null then cast(1 as bigint) else 0 end | case when sc8 is null then cast(2 as bigint) else 0 end | case when (sb9 and (sv23 is null)) then cast(4 as bigint) else 0 end) else 0 end) as bigint) as unknown,
  cast((case when sc3 then cast(1 as bigint) else 0 end | case when sc8 then cast(2 as bigint) else 0 end) as bigint) as flags,
  cast(sm27 | (case when sb25 then ((case when ((sf2 = 0) or sd2) is null then ((case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sd2 is null then ((case when sf4 is null then cast(4 as bigint) else 0 end) | (case when sf3 is null then cast(8 as bigint) else 0 end) | (case when sf3 = 0 then cast(2 as bigint) else 0 end)) else 0 end)) else 0 end) | (case when sf7 is null then cast(16 as bigint) else 0 end) | (case when sf5 is null then cast(32 as bigint) else 0 end) | (case when sf6 is null then case when sf6 is null then cast(1024 as bigint) else 0 end else case when sf6 between date '-768-02-04' and date '2020-12-31' or sf6 between date '2021-01-01' and date '29349-01-26' then 0 else cast(64 as bigint) end end)) else 0 end) as bigint) as missing,
  cast(case when so29 <= 3 then sv23 end as bigint) as amount
from (
select *,
  case when not sb9 then cast(5 as utinyint) when sm27 <> 0 or (sb24 and not sp28) then cast(4 as utinyint) when sp28 then cast(3 as utinyint) when sc3 is distinct from false or sc8 is distinct from false then cast(2 as utinyint) else cast(1 as utinyint) end as so29
from (
select *,
  case when sb24 then case when (sb9 and (sv23 is null)) then ((case when sf8 is null then cast(256 as bigint) else 0 end) | (case when sf2 is null then cast(1 as bigint) else 0 end) | (case when sf7 is null then cast(16 as bigint) else 0 end) | (case when sf5 is null then cast(32 as bigint) else 0 end) | (case when sf6 is null then case when sf6 is null then cast(1024 as bigint) else 0 end else case when sf6 between date '-768-02-04' and date '2020-12-31' or sf6 between date '2021-01-01' and date '29349-01-26' then 0 else cast(64 as bigint) end end) | (case when sf9 is null then cast(512 as bigint) else 0 end) | (case when 360 = 0 then cast(128 as bigint) else 0 end)) else 0 end else 0 end as sm27
from (
select *,
  ((sb9 and (sv23 is null))) as sb24,
  ((sb9 and (sv23 is null)) or sc3 is null or sc8 is null) as sb25
from (
select *,
  case when sb9 then coalesce(((2 * cast((cast((case when 360 <> 0 then (cast((cast((case when sf8 <= sd19 then sf8 when not sf8 <= sd19 then sd19 end) as bigint) * (case when sd12 >= sd6 then sd12 when not sd12 >= sd6 then sd6 end)) as bigint) * sf9) end) as bigint)) as bigint) + sd15) // (2 * sd15)), case when list_reduce((case when sf2 is null then [coalesce(sd10, false), coalesce(sd10, false)] else [coalesce(sd10, false)] end), lambda x, y: case when x = y then x end) is not null then list_reduce((case when sf2 is null then [((2 * cast((cast((case when 360 <> 0 then (cast((cast((case when sf8 <= 20000000 then sf8 when not sf8 <= 20000000 then 20000000 end) as bigint) * (case when sd12 >= sd6 then sd12 when not sd12 >= sd6 then sd6 end)) as bigint) * sf9) end) as bigint)) as bigint) + sd15) // (2 * sd15)), ((2 * cast((cast((case when 360 <> 0 then (cast((cast((case when sf8 <= 300000000 then sf8 when not sf8 <= 300000000 then 300000000 end) as bigint) * (case when sd12 >= sd6 then sd12 when not sd12 >= sd6 then sd6 end)) as bigint) * sf9) end) as bigint)) as bigint) + sd15) // (2 * sd15))] else [((2 * cast((cast((case when 360 <> 0 then (cast((cast((case when sf8 <= sd19 then sf8 when not sf8 <= sd19 then sd19 end) as bigint) * (case when sd12 >= sd6 then sd12 when not sd12 >= sd6 then sd6 end)) as bigint) * sf9) end) as bigint)) as bigint) + sd15) // (2 * sd15))] end), lambda x, y: case when x = y then x end) end) end as sv23,
  (sb9 and (coalesce(sd10, false) or (sc8 is null and coalesce(sd10, false)))) as sp28
from (
select *,
  (not (sf7 > sd7)) as sc8,
  (cast(sf7 as bigint) - sd7) as sd12
from (
select *,
  (not ((sf2 = 0) or sd2)) as sc3,
  (case when sd5 >= sd6 then sd5 when not sd5 >= sd6 then sd6 end) as sd7
from (
select *,
  coalesce((cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast((case when ((sf3 <= 100)) then 200000 when ((sf3 > 100)) then 100000 end) as bigint) * sf3), list_reduce((case when sf3 is null then [(cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast(200000 as bigint) * sf3), (cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast(100000 as bigint) * sf3)] else [(cast((case when sf3 <> 0 then sf4 end) as bigint) * 1000000 >= cast((case when ((sf3 <= 100)) then 200000 when ((sf3 > 100)) then 100000 end) as bigint) * sf3)] end), lambda x, y: case when x = y then x end)) as sd2,
  (cast(sf5 as bigint) - (case when sf6 between date '-768-02-04' and date '2020-12-31' then cast(null as bigint) when sf6 between date '2021-01-01' and date '29349-01-26' then 15000 end)) as sd5,
  (cast(0 as bigint) * 1000000) as sd6,
  (0 = 0) as sb9,
  (case when sf6 between date '-768-02-04' and date '2020-12-31' then true when sf6 between date '2021-01-01' and date '29349-01-26' then false end) as sd10,
  cast(cast(nullif(360, 0) as bigint) * 1000000 as bigint) as sd15,
  (case sf2 when 0 then 20000000 when 1 then 300000000 end) as sd19
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
from loan s0) where (sf1 between 130900 and 130999)))))))))
