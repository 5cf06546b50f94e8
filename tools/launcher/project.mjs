import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** The project's folder, found from this file, so that the launcher works from any folder and through links. */
export const root = fileURLToPath(new URL('../../', import.meta.url))

/** A path inside the project. */
export const inProject = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Names an install: the same lockfile on the same platform always needs the same files. */
export const fingerprint = (lockfile) =>
  createHash('sha256').update(readFileSync(lockfile)).update(`\n${process.platform} ${process.arch}`).digest('hex')
