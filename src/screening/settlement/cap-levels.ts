import { type Relation, union } from './relation.ts'
import { eventOrder } from './terms.ts'

/**
 * Who gets what where decisions of one key stand under different limits, as when two places pay one firm. In order, each gets what
 * its own room leaves over what all before it got. To say so without walking row by row, rooms are taken from the smallest up: up
 * to the smallest, every decision counts with all that it asks for, so what the key has got by then is the running sum, cut at that
 * room. That settles the decisions under the smallest room. Up to the next room those count with what they got and all others with
 * what they ask for, and so on. Under a single limit the first level is the last.
 *
 * All this is done twice over the same rows, for the two ends that what is not certain can come to: `given` is what a decision gets
 * if all before it take what they may, `best` what it gets if only those before it take something that are certain to. The more has
 * been taken, the less is left, whatever the limits, so every other end lies between the two.
 */
export function cutRelations(name: string, rooms: Relation, mostLimits: number): readonly [levels: readonly Relation[], cut: Relation] {
  const ranked = rankedRelation(name, rooms)
  const levels: Relation[] = [ranked]
  for (let level = 1; level <= mostLimits; level += 1) levels.push(levelRelation(name, levels.at(-1) ?? ranked, level))
  return [levels, cutRelation(name, levels.slice(1))]
}

const columns = [
  ...(['policy', 'subject_id', 'is_certain', 'key', 'occasion', 'event_date', 'net', 'most', 'room'] as const),
  ...(['level', 'levels', 'given', 'best'] as const),
] as const

/** Decisions without a limit come after all levels and are never cut. */
function rankedRelation(name: string, rooms: Relation): Relation {
  return {
    name: `${name}_level_0`,
    row: 'A decision with the rank of its room among those of its key, how many different rooms there are, and what counts for it so far.',
    columns,
    select: `select
  r.*,
  coalesce(max(case when r.room is not null then r.level end) over (partition by r.policy, r.key, r.occasion), 0) as levels,
  r.most as given,
  r.net as best
from (
  select
    m.*,
    dense_rank() over (partition by m.policy, m.key, m.occasion order by m.room nulls last) as level
  from ${rooms.name} m
) r`,
  }
}

function levelRelation(name: string, before: Relation, level: number): Relation {
  const others = columns.filter((column) => column !== 'given' && column !== 'best').map((column) => `s.${column}`)
  const cut = (taken: string) => `(case when ${taken} < s.room then ${taken} else s.room end)`
  const share = (ask: string, taken: string) => `cast(case when s.level = ${level}
    then ${cut(`(${taken} + ${ask})`)} - ${cut(taken)}
    else ${ask}
  end as bigint)`
  return {
    name: `${name}_level_${level}`,
    row: `The same where at least ${level} different rooms meet at the key; what counts is what it gets for ranks up to ${level}, and what it asks for above.`,
    columns,
    select: `select
  ${others.join(',\n  ')},
  ${share('s.given', 's.taken')} as given,
  ${share('s.best', 's.certain')} as best
from (
  select
    m.*,
    coalesce(sum(m.given) over before_it, 0) as taken,
    coalesce(sum(case when m.is_certain then m.best end) over before_it, 0) as certain
  from ${before.name} m
  where m.levels >= ${level}
  window before_it as (
    partition by m.policy, m.key, m.occasion
    order by ${eventOrder('m')}
    rows between unbounded preceding and 1 preceding
  )
) s`,
  }
}

/** What this cap does not bind keeps what it had. */
function cutRelation(name: string, levels: readonly Relation[]): Relation {
  const selects = levels.map(
    ({ name: level }, i) => `select
  m.policy,
  m.subject_id,
  case when m.room is null then m.net else m.given end as net,
  case when m.room is null then m.most else m.best end as most,
  m.room is not null and m.best < m.most as is_capped
from ${level} m
where m.levels = ${i + 1}`,
  )
  return {
    name: `${name}_cut`,
    row: 'A decision under a cap, or counted towards it, with what the cap leaves for certain and at most, and whether it cut for good.',
    columns: ['policy', 'subject_id', 'net', 'most', 'is_capped'],
    select: union(selects),
  }
}
