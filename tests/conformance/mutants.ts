import type { Mutation } from './compare.ts'

/** A fault a hurried hand could put into the SQL compiler, as a change of the SQL it writes. */
export interface Mutant {
  readonly name: string
  readonly mutate: Mutation
}

const replacing =
  (pattern: RegExp, by: string): Mutation =>
  (sql) =>
    sql.replace(pattern, by)

const nested = String.raw`(?:[^()]|\((?:[^()]|\([^()]*\))*\))*`

export const mutants: readonly Mutant[] = [
  { name: 'an unknown test takes the else branch', mutate: replacing(/(?<!case) when not (\w+) then/g, ' else') },
  {
    name: 'the larger of two drops unknowns',
    mutate: replacing(/\(case when (\w+) >= (\w+) then \1 when not \1 >= \2 then \2 end\)/g, 'greatest($1, $2)'),
  },
  {
    name: 'the smaller of two drops unknowns',
    mutate: replacing(/\(case when (\w+) <= (\w+) then \1 when not \1 <= \2 then \2 end\)/g, 'least($1, $2)'),
  },
  { name: 'aggregates look past unknown records', mutate: replacing(/ and coalesce\(\w+, 0\) = 0 then/g, ' then') },
  { name: 'an unknown filter result drops the record', mutate: replacing(/\((\w+) is null or /g, '(') },
  { name: 'quantifiers look past unknown records', mutate: replacing(/count_if\(\w+ is null\)/g, 'count_if(false)') },
  { name: 'an empty sum or count is unknown', mutate: replacing(/coalesce\((\w+), 0\)/g, '$1') },
  { name: 'an incomplete relation counts as complete', mutate: replacing(/\(sf\d+ is not null\)/g, 'true') },
  { name: 'a zero denominator is a number', mutate: replacing(/(case when \w+) <> 0 then (?!\d)/g, '$1 is not null then ') },
  {
    name: 'halves round down',
    mutate: replacing(new RegExp(String.raw`\(2 \* (cast\(${nested} as \w+\)) \+ (\w+)\)`, 'g'), '(2 * $1 + $2 - 1)'),
  },
  {
    name: 'halves round to even',
    mutate: replacing(
      new RegExp(String.raw`\(\(2 \* (cast\(${nested} as \w+\)) \+ (\w+|cast\(\d+ as \w+\))\) // \(2 \* (\w+|cast\(\d+ as \w+\))\)\)`, 'g'),
      '(((2 * $1 + $2) // (2 * $2)) - case when (2 * $1 + $2) % (2 * $2) = 0 and ((2 * $1 + $2) // (2 * $2)) % 2 = 1 then 1 else 0 end)',
    ),
  },
  { name: 'negative numbers round as if they were positive', mutate: replacing(/\(case when (\w+) < 0 then -\1 else \1 end\)/g, '$1') },
  { name: 'less includes equal', mutate: replacing(/ < (?!0)/g, ' <= ') },
  { name: 'less or equal excludes equal', mutate: replacing(/ <= /g, ' < ') },
  { name: 'greater includes equal', mutate: replacing(/ > /g, ' >= ') },
  { name: 'greater or equal excludes equal', mutate: replacing(/ >= (?!0)/g, ' > ') },
  {
    name: 'a month counts before its day has come',
    mutate: replacing(/ - case when cast\(date_part\('day', \w+\) as bigint\) < [^<]*? then 1 else 0 end\)/g, ')'),
  },
  {
    name: 'a year counts a day early',
    mutate: replacing(/(= cast\(date_part\('month', \w+\) as bigint\) and cast\(date_part\('day', \w+\) as bigint\)) < /g, '$1 + 1 < '),
  },
  { name: 'a month is thirty days', mutate: replacing(/to_months\(cast\((\w+) as integer\)\)/g, 'to_days(30 * cast($1 as integer))') },
  {
    name: 'the last day of a period is outside',
    mutate: replacing(/(\w+) between (date '[^']+') and (date '[^']+')/g, '($1 >= $2 and $1 < $3)'),
  },
  { name: 'only one missing fact is told', mutate: replacing(/bit_or\(/g, 'max(') },
  { name: 'wide numbers are doubles', mutate: replacing(/as hugeint\)/g, 'as double)') },
  { name: 'one reachable value stands for all', mutate: replacing(/lambda x, y: case when x = y then x end/g, 'lambda x, y: x') },
  {
    name: 'a coarse code is refused',
    mutate: replacing(/nullif\(starts_with\('(?:[^']|'')*', \w+\)(?: or starts_with\('(?:[^']|'')*', \w+\))*, true\)/g, 'false'),
  },
  {
    name: 'a review that cannot be told is none',
    mutate: (sql) =>
      sql.replace(/when (?:\w+ is distinct from false(?: or )?)+ then cast\(2/g, (text) => text.replaceAll(' is distinct from false', '')),
  },
  { name: 'a prefix may stand anywhere', mutate: replacing(/starts_with\(/g, 'contains(') },
  { name: 'open results are paid', mutate: replacing(/ <= 3 then/g, ' <= 4 then') },
  { name: 'records without their reference vanish', mutate: replacing(/left join/g, 'join') },
  { name: 'a decimal place is lost', mutate: replacing(/\* 100\)/g, '* 10)') },
  { name: 'unequal is equal', mutate: replacing(/ <> (?!0)/g, ' = ') },
  {
    name: 'an unknown condition is no reason',
    mutate: replacing(/case when (\w+) is null then cast\(\d+ as bigint\) else 0 end \|/g, '0 |'),
  },
  { name: 'the element is counted, not summed', mutate: replacing(/sum\(case/g, 'count(case') },
  { name: 'the earliest is the latest', mutate: replacing(/min\(case/g, 'max(case') },
  { name: 'readings that pay differently are alike', mutate: replacing(/\w+ is not distinct from \w+/g, 'true') },
  { name: 'what hangs on an open question is no review', mutate: replacing(/case when \w+ and (\w+) < 2 then 2 else \1 end/g, '$1') },
]
