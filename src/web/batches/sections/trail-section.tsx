import { TrailList } from '../../parts/trail-list.tsx'
import type { SectionProps } from '../section.ts'
import { trailWord } from '../words.zh.ts'

/** What was done with the batch as a whole, in words, from the first to the last. */
export function TrailSection({ view }: SectionProps) {
  return <TrailList steps={view.trail} wordOf={trailWord} />
}
