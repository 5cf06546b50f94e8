import { featureEdges } from './edges.ts'
import type { Check } from './structure-findings.ts'

const row = /^\| `src\/([\w-]+)` \| .* \| ([^|]*) \|$/gm

/** The rooms of ARCHITECTURE.md are those of the table of edges, each with the edges it has there, in the table's order. */
export const roomsOnTheMap: Check = (files) => {
  const map = files.find(({ path }) => path === 'ARCHITECTURE.md')
  if (map === undefined) return []
  const rooms = [...map.text.matchAll(row)].map(([, room = '', edges = '']) => [room, edges] as const)
  const twice = rooms.filter(([room], at) => rooms.findIndex(([other]) => other === room) !== at)
  const onMap = new Map(rooms)
  const missing = Object.keys(featureEdges).filter((room) => !onMap.has(room))
  const unknown = [...onMap.keys()].filter((room) => !Object.hasOwn(featureEdges, room))
  const wrong = Object.entries(featureEdges).flatMap(([room, edges]) => {
    const said = onMap.get(room)
    const meant = inWords(edges)
    return said === undefined || said === meant ? [] : [`ARCHITECTURE.md says src/${room} may import “${said}”: write “${meant}”`]
  })
  return [
    ...twice.map(([room]) => `ARCHITECTURE.md has two rows for src/${room}`),
    ...missing.map((room) => `ARCHITECTURE.md has no row for src/${room}`),
    ...unknown.map((room) => `ARCHITECTURE.md has a row for src/${room}, which is not in tests/architecture/edges.ts`),
    ...wrong,
  ]
}

function inWords(edges: readonly string[] | 'everything'): string {
  if (edges === 'everything') return edges
  return edges.length === 0 ? 'nothing' : edges.join(', ')
}
