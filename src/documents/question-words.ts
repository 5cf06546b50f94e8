/**
 * Which lists of words questions, draft columns and amendments are found by, in the notation of the lexicon.
 * The words themselves are data: `reference/documents/questions.yaml`.
 */
export const questionWords = {
  // Draft columns.
  survey_verbs: 'words',
  watched_before: 'words',
  list_ends: 'phrases',
  list_classes: 'words',
  their: 'words',
  about: 'words',
  population_people: 'words',
  population_units: 'words',
  head_count: 'word',
  unit_count: 'word',
  events: 'words',
  attributes: 'groups',
  attribute_units: 'pairs',
  empty_objects: 'words',
  object_leads: 'phrases',
  object_tails: 'words',
  having: 'words',
  attributive: 'word',
  joined: 'words',
  filling: 'words',
  levels: 'words',
  every: 'word',
  title_services: 'words',
  title_needs: 'words',
  title_verbs: 'words',
  title_leads: 'words',
  served: 'word',
  // Amendments.
  subject_leads: 'phrases',
  subject_tails: 'phrases',
  bare_subjects: 'phrases',
} as const
