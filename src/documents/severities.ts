/** What a file holds beside its text. */
const ofRemarks = {
  // Text that stands in the file and does not count.
  struck_text: 'confirm',
  deleted_text: 'confirm',
  moved_text: 'note',
  inserted_text: 'note',
  hidden_text: 'confirm',
  placeholder_text: 'confirm',
  // Text that stands beside the text.
  footnote: 'confirm',
  comment: 'note',
  header_text: 'note',
  annotation_text: 'confirm',
  struck_below: 'confirm',
  slanted_text: 'note',
  ruby_text: 'note',
  // What is no text, or in a form of its own.
  formula: 'confirm',
  field_unread: 'confirm',
  symbol_unread: 'confirm',
  image_unread: 'confirm',
  object_unread: 'confirm',
  seal_unread: 'note',
  chunk_unread: 'blocks',
  file_attached: 'confirm',
  pages_unread: 'blocks',
  pages_garbled: 'blocks',
  pages_scanned: 'confirm',
} as const satisfies Readonly<Record<string, Severity>>

/**
 * How much hangs on the answer: without it the clause cannot run; with the wrong one it runs wrong; good to know.
 * Every question there is has its line here.
 */
export const severities = {
  ...ofRemarks,
  // Structure.
  numbering_gap: 'confirm',
  numbering_repeated: 'confirm',
  numbering_restarted: 'confirm',
  numbers_swallowed: 'blocks',
  stray_text: 'note',
  unreadable_characters: 'confirm',
  no_title: 'confirm',
  no_number: 'confirm',
  no_issuer: 'confirm',
  no_date: 'confirm',
  number_of_other_year: 'confirm',
  responsible_missing: 'confirm',
  // Damage and masks.
  masked_year: 'blocks',
  masked_figure: 'blocks',
  masked_name: 'note',
  damaged_decimal: 'blocks',
  missing_unit: 'blocks',
  torn_number: 'blocks',
  variant_character: 'note',
  variant_characters: 'note',
  unclosed_bracket: 'note',
  // Tables against the text.
  table_columns: 'confirm',
  table_cell_empty: 'confirm',
  table_figure_differs: 'confirm',
  table_date_differs: 'confirm',
  table_scope_differs: 'confirm',
  table_unit_differs: 'confirm',
  table_wording_differs: 'note',
  unit_unknown: 'confirm',
  unit_misread: 'confirm',
  // Figures and targets said twice.
  duplicate_target: 'confirm',
  repeated_in_attachment: 'note',
  contradicting_target: 'blocks',
  contradicting_figure: 'confirm',
  figure_without_unit: 'note',
  change_without_start: 'confirm',
  // What is said but not given.
  list_not_given: 'blocks',
  works_not_given: 'note',
  term_undefined: 'note',
  attachment_missing: 'blocks',
  attachment_unlisted: 'confirm',
  content_omitted: 'confirm',
  pending_document: 'blocks',
  // Time.
  impossible_date: 'blocks',
  weekday_mismatch: 'confirm',
  end_without_predicate: 'confirm',
  period_without_start: 'confirm',
  phase_without_end: 'confirm',
  deadline_past: 'confirm',
  starts_before_issue: 'note',
  ends_before_title_year: 'confirm',
  year_unknown: 'blocks',
  month_end: 'note',
  cadence_unconfirmed: 'note',
  cadence_day_unconfirmed: 'note',
  cadence_rolling_unconfirmed: 'note',
  cadence_without_day: 'note',
  // References.
  reference_masked: 'confirm',
  reference_malformed: 'confirm',
  reference_without_number: 'note',
} as const satisfies Readonly<Record<string, Severity>>

export type Severity = 'blocks' | 'confirm' | 'note'

export type QuestionCode = keyof typeof severities

export type RemarkCode = keyof typeof ofRemarks

/** How much hangs on a question; one that nobody has weighed is a mistake of the reader. */
export function severityOf(code: string): Severity {
  const known: Readonly<Record<string, Severity>> = severities
  const severity = known[code]
  if (severity === undefined) throw new Error(`question ${code} has no severity`)
  return severity
}
