import { readFile, rename, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type Region, regionTableOf } from '../../kernel/regions.ts'
import type { PlanSet } from '../../plans/index.ts'

/** The file of a run with every text that its plans and its vocabulary were read from. */
export const bundleFile = 'plans.json.gz'

type PlanSources = PlanSet['sources']
type Text = { readonly file: string; readonly text: string }

/** Texts and nothing of the place they lay in: folders by their ids, files by their names. */
interface PlanBundle {
  readonly format: 1
  readonly folders: readonly {
    readonly id: string
    readonly files: readonly (readonly [path: string, text: string])[]
    readonly unopened: readonly (readonly [path: string, why: string])[]
  }[]
  readonly terms: Text
  readonly keywords: Text
  readonly register: Text | null
  readonly regions: readonly Region[] | null
}

/** Writes what the plans were read from into a run's folder; the same texts give the same bytes. */
export async function writePlanBundle(folder: string, { folders, terms, keywords, register, regions }: PlanSources): Promise<void> {
  const named = ({ file, text }: Text): Text => ({ file: basename(file), text })
  const bundle: PlanBundle = {
    format: 1,
    folders: folders.map(({ id, files, unopened }) => ({ id, files: [...files], unopened: [...unopened] })),
    terms: named(terms),
    keywords: named(keywords),
    register: register === undefined ? null : named(register),
    regions: regions === undefined ? null : [...regions.byCode.values()].flat(),
  }
  const file = join(folder, bundleFile)
  await writeFile(`${file}.part`, gzipSync(JSON.stringify(bundle), { level: 9 }))
  await rename(`${file}.part`, file)
}

/** The texts of a bundle, as plans are made from; undefined where it is of another format. */
export async function readPlanBundle(folder: string): Promise<PlanSources | undefined> {
  const bundle = JSON.parse(gunzipSync(await readFile(join(folder, bundleFile))).toString('utf8')) as PlanBundle
  if (bundle.format !== 1) return undefined
  const { folders, terms, keywords, register, regions } = bundle
  return {
    folders: folders.map(({ id, files, unopened }) => ({ id, path: id, files: new Map(files), unopened: new Map(unopened) })),
    terms,
    keywords,
    register: register ?? undefined,
    regions: regions === null ? undefined : regionTableOf(regions),
  }
}
