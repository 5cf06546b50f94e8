import type { Line } from '../text/lines.ts'

/** What a line is to its document. */
export type Role =
  | 'stray'
  | 'number'
  | 'signer'
  | 'letterhead'
  | 'title'
  | 'field'
  | 'addressees'
  | 'prose'
  | 'enclosed_title'
  | 'attachment_list'
  | 'attachment_head'
  | 'attachment_title'
  | 'attachment'
  | 'issuer'
  | 'date'
  | 'disclosure'
  | 'copied'
  | 'printed'
  | 'contents'
  | 'note'

export interface RoledLine {
  readonly line: Line
  readonly role: Role
}

/** A line that starts with a number. */
export function isNumbered(line: Line): boolean {
  return line.marker !== undefined
}
