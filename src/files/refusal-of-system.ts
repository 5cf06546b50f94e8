import type { PathRefusal } from './refusals.ts'

/** What the system says against reading a path; undefined for anything else, a bug included. */
export function refusalOfSystem(error: unknown, file: string): PathRefusal | undefined {
  const { code } = error as NodeJS.ErrnoException
  if (!(error instanceof Error) || typeof code !== 'string') return undefined
  const known = codes[code]
  return known === undefined ? { code: 'unreadable', file, system: code } : { code: known, file }
}

const codes: Readonly<Record<string, Exclude<PathRefusal['code'], 'too_large' | 'unreadable'>>> = {
  ENOENT: 'missing',
  // A name with a zero character in it is no name of anything.
  ERR_INVALID_ARG_VALUE: 'missing',
  ELOOP: 'circular_link',
  ENAMETOOLONG: 'name_too_long',
  EISDIR: 'is_folder',
  ENOTDIR: 'not_folder',
  ENXIO: 'not_file',
  EACCES: 'no_permission',
  EPERM: 'no_permission',
}
