import { join } from 'node:path'
import { type Manifest, ownerOf } from '../registry/index.ts'
import type { Completeness, Tables } from '../rules/index.ts'
import { parquetRows } from '../store/index.ts'

/** The FROM item of each entity for one bucket of a subject: files of the same owner are narrowed to the bucket, all others read whole. */
export function tablesFor(folder: string, manifest: Manifest, subject: string, bucket: number | undefined): Tables {
  const owner = ownerOf(subject)
  return (entity) => {
    const files = manifest.entities[entity]?.files ?? []
    const isNarrowed = bucket !== undefined && (entity === subject || (owner !== 'none' && ownerOf(entity) === owner))
    const chosen = isNarrowed ? files.filter((file) => file.bucket === bucket) : files
    if (files.length === 0) return undefined
    // A bucket without rows of its own still has the entity: one of its files, with nothing taken from it.
    if (chosen.length === 0) return `(select * from ${parquetRows([join(folder, files[0]?.path ?? '')])} where false)`
    return parquetRows(chosen.map((file) => join(folder, file.path)))
  }
}

/** The buckets a subject's rows are divided into; one without rows where the snapshot has no file of the subject. */
export function bucketsOf(manifest: Manifest, subject: string): readonly number[] {
  const buckets = [...new Set((manifest.entities[subject]?.files ?? []).map((file) => file.bucket))]
  return buckets.length === 0 ? [0] : buckets.sort((a, b) => a - b)
}

/** What the manifest declares complete, as ranges of codes: trailing pairs of zeros stand for everything inside. */
export function completenessOf(manifest: Manifest): (entity: string) => Completeness {
  return (entity) => {
    const declared = manifest.completeness[entity]
    if (declared === undefined) return 'nowhere'
    return declared === 'everywhere' ? 'everywhere' : declared.regions.map(rangeOf)
  }
}

/** The codes inside a region: trailing pairs of zeros stand for everything below; 0 is the whole country. */
export function rangeOf(code: number): { readonly from: number; readonly to: number } {
  if (code === 0) return { from: 0, to: 999_999 }
  if (code % 10_000 === 0) return { from: code, to: code + 9_999 }
  return code % 100 === 0 ? { from: code, to: code + 99 } : { from: code, to: code }
}
