/**
 * Which feature may import which, through its index.ts. A new folder in src/ gets its line here before it gets its first import.
 * Everything may import kernel, file by file.
 */
export const featureEdges: Readonly<Record<string, readonly string[] | 'everything'>> = {
  kernel: [],
  files: ['kernel'],
  rules: ['kernel'],
  documents: ['kernel'],
  transmission: ['kernel', 'documents'],
  intake: ['kernel', 'documents', 'files'],
  store: ['kernel', 'files'],
  plans: ['kernel', 'rules', 'documents', 'files'],
  drafting: ['kernel', 'documents', 'plans'],
  authoring: ['kernel', 'rules', 'plans'],
  registry: ['kernel', 'rules', 'files', 'store'],
  screening: ['kernel', 'rules', 'files', 'plans', 'registry', 'store'],
  reporting: ['kernel', 'rules', 'plans', 'screening'],
  contract: ['kernel'],
  log: ['kernel'],
  oidc: ['kernel'],
  organisation: ['kernel', 'store'],
  access: ['kernel', 'contract', 'log', 'store', 'organisation'],
  lifecycle: ['kernel', 'contract', 'store', 'access'],
  inbox: ['kernel', 'contract', 'store', 'access'],
  administration: ['kernel', 'contract', 'store', 'organisation', 'access', 'lifecycle'],
  verification: [
    'kernel',
    'rules',
    'contract',
    'registry',
    'store',
    'organisation',
    'access',
    'lifecycle',
    'inbox',
    'jobs',
    'messages',
    'sheets',
    'uploads',
    'papers',
  ],
  releases: ['kernel', 'registry', 'store', 'access', 'jobs', 'decisions', 'ledger', 'verification'],
  papers: ['kernel', 'contract', 'store', 'organisation', 'access', 'lifecycle', 'sheets', 'uploads'],
  ledger: ['kernel', 'contract', 'store', 'organisation', 'access', 'lifecycle', 'inbox', 'subjects', 'uploads', 'papers'],
  recovery: ['kernel', 'contract', 'store', 'organisation', 'access', 'lifecycle', 'inbox', 'papers', 'ledger'],
  decisions: ['kernel', 'rules', 'registry', 'store', 'organisation', 'access', 'plans', 'screening'],
  subjects: ['kernel', 'rules', 'registry', 'store', 'organisation', 'access'],
  jobs: ['kernel', 'contract', 'log', 'store', 'organisation', 'access', 'messages'],
  runs: ['kernel', 'files', 'contract', 'plans', 'registry', 'screening', 'store', 'organisation', 'access', 'lifecycle', 'jobs'],
  exports: ['kernel', 'contract', 'screening', 'store', 'organisation', 'access', 'decisions', 'jobs'],
  messages: ['kernel', 'contract', 'store', 'access'],
  sheets: ['kernel'],
  views: ['kernel', 'contract', 'store', 'access', 'lifecycle'],
  uploads: ['kernel', 'contract', 'intake', 'store', 'access', 'lifecycle', 'subjects'],
  'paid-lists': [
    'kernel',
    'files',
    'contract',
    'screening',
    'store',
    'organisation',
    'access',
    'decisions',
    'subjects',
    'jobs',
    'exports',
    'uploads',
  ],
  why: ['kernel', 'rules', 'plans', 'registry', 'screening', 'decisions', 'store'],
  'plan-pages': ['kernel', 'files', 'rules', 'access', 'plans', 'screening', 'decisions', 'runs', 'why'],
  calls: ['kernel', 'contract', 'access', 'decisions', 'screening', 'subjects', 'verification', 'why'],
  api: [
    'kernel',
    'contract',
    'log',
    'store',
    'organisation',
    'access',
    'oidc',
    'administration',
    'lifecycle',
    'inbox',
    'ledger',
    'recovery',
    'verification',
    'releases',
    'decisions',
    'subjects',
    'jobs',
    'runs',
    'exports',
    'messages',
    'uploads',
    'papers',
    'paid-lists',
    'why',
    'plan-pages',
    'calls',
    'views',
    'screening',
    'plans',
    'registry',
    'rules',
  ],
  web: ['kernel', 'contract'],
  demonstration: ['kernel', 'contract'],
  cli: 'everything',
}

/**
 * The passes inside a room that is a pipeline, and which pass sees which. `foundation` is what stands in the room itself beside its
 * door and its pipeline; an entry with a slash allows that one file. In rules/ interpreter and SQL never see each other: their agreement
 * is tested, not shared. In documents/ a pass sees what was made of the text before it, and never what a later one makes of it.
 */
export const passEdges: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  rules: {
    foundation: [],
    library: ['foundation'],
    syntax: ['foundation'],
    check: ['foundation', 'library', 'syntax'],
    evaluate: ['foundation', 'library', 'check'],
    sql: ['foundation', 'library', 'check'],
  },
  documents: {
    foundation: [],
    words: ['foundation'],
    numbering: ['foundation', 'words'],
    text: ['foundation', 'words', 'numbering'],
    layout: ['foundation', 'words', 'numbering', 'text'],
    outline: ['foundation', 'words', 'numbering', 'text', 'layout'],
    mentions: ['foundation', 'words', 'text'],
    questions: ['foundation', 'words', 'text', 'outline', 'mentions'],
  },
}

/** Where the passes of a room are put one after the other. */
export const pipelines: readonly string[] = ['src/documents/read-documents.ts']

/** Features that compute from their arguments alone: no files, no clock, no chance, no environment. */
export const pureFeatures = ['kernel', 'rules', 'documents', 'drafting', 'authoring']

/** Folder names that say nothing about what is in them, and therefore collect everything. */
export const bannedFolders = ['utils', 'helpers', 'common', 'services', 'types', 'lib']
