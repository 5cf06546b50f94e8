import type { Vocabulary } from '../../rules/index.ts'
import { rootShapes } from '../format/file-format.ts'
import type { Indicator } from '../orders/orders.ts'
import type { BlockReader, Located } from './block-reader.ts'
import type { PlanFolder } from './read-folder.ts'
import { RATIO } from './read-target.ts'
import { isMap, pairsOf, textOf, YamlSource } from './yaml-source.ts'

/** Reads `indicators.yaml` of a plan folder, by name; none where the plan declares none of its own. */
export function readIndicators(folder: PlanFolder, reader: BlockReader, vocabulary: Vocabulary): ReadonlyMap<string, Indicator> {
  const text = folder.files.get('indicators.yaml')
  if (text === undefined) return new Map()
  const source = new YamlSource(`${folder.path}/indicators.yaml`, text)
  reader.problems.push(...source.syntaxProblems())
  const root = { at: { node: source.document.contents, source }, keyAt: undefined, name: 'indicators.yaml', key: 'root.indicators' }
  if (source.document.contents === null || !reader.isShaped(rootShapes.indicators, root)) return new Map()
  const found = new Map<string, Indicator>()
  const ids = new Set<string>()
  for (const pair of pairsOf(source.document.contents)) {
    const keyAt = { node: pair.keyNode, source }
    const indicator = !isMap(pair.value)
      ? undefined
      : readIndicator(pair.key, { node: pair.value, source }, keyAt, folder.id, reader, vocabulary)
    if (indicator === undefined) reader.broken.add(pair.key)
    else if (ids.has(indicator.id)) reader.problem(keyAt, 'id_repeated', { found: indicator.id })
    else {
      ids.add(indicator.id)
      found.set(pair.key, indicator)
    }
  }
  return found
}

function readIndicator(
  zh: string,
  at: Located,
  keyAt: Located,
  plan: string,
  reader: BlockReader,
  vocabulary: Vocabulary,
): Indicator | undefined {
  const entries = reader.entries('indicator', at, keyAt)
  const before = reader.problems.length
  const id = reader.text(entries, 'id')
  const unit = readIndicatorUnit(entries.get('unit'), reader, vocabulary)
  const direction = reader.wordOf<Indicator['direction']>('direction', entries, 'direction')
  const measure = reader.wordOf<Indicator['measure']>('measure', entries, 'measure')
  const system = reader.wordOf<Indicator['system']>('system', entries, 'system')
  const note = reader.text(entries, 'note')
  if (reader.problems.length > before || !entries.isSound || id === undefined || unit === undefined) return undefined
  if (direction === undefined || measure === undefined || system === undefined) return undefined
  if ((measure === 'rate') !== (unit === RATIO))
    return reader.problem(entries.get('measure') ?? keyAt, 'rate_indicator_in_percent', { found: zh })
  return { id, zh, unit, direction, measure, system, note, plan, at: keyAt.source.placeOf(keyAt.node) }
}

function readIndicatorUnit(at: Located | undefined, reader: BlockReader, vocabulary: Vocabulary): string | undefined {
  if (at === undefined) return undefined
  const found = textOf(at.node)?.trim() ?? ''
  if (found === '%') return RATIO
  const unit = [...vocabulary.units.values()].find(({ zh }) => zh === found)
  return unit?.id ?? reader.problem(at, 'unknown_unit', { found, known: [...vocabulary.units.values()].map(({ zh }) => zh).join(' ') })
}

/** An indicator declared again further down would let two definitions of one name stand side by side. */
export function checkIndicators(
  own: ReadonlyMap<string, Indicator>,
  above: readonly ReadonlyMap<string, Indicator>[],
  reader: BlockReader,
): void {
  for (const indicator of own.values()) {
    for (const indicators of above) {
      const same = indicators.get(indicator.zh)
      if (same !== undefined)
        reader.problems.push({
          code: 'indicator_redeclared',
          severity: 'error',
          at: indicator.at,
          with: { found: indicator.zh, plan: same.plan },
        })
      else if ([...indicators.values()].some(({ id }) => id === indicator.id))
        reader.problems.push({ code: 'id_repeated', severity: 'error', at: indicator.at, with: { found: indicator.id } })
    }
  }
}
