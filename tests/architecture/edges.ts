/**
 * Which feature may import which, through its index.ts. A new folder in src/ gets its line here before it gets its first import.
 * Everything may import kernel, file by file.
 */
export const featureEdges: Readonly<Record<string, readonly string[] | 'everything'>> = {
  kernel: [],
  files: ['kernel'],
  rules: ['kernel'],
  documents: ['kernel'],
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
  ],
  decisions: ['kernel', 'rules', 'registry', 'store', 'organisation', 'access', 'plans', 'screening'],
  subjects: ['kernel', 'rules', 'registry', 'store', 'organisation', 'access'],
  jobs: ['kernel', 'contract', 'log', 'store', 'organisation', 'access', 'messages'],
  runs: ['kernel', 'files', 'contract', 'plans', 'registry', 'screening', 'store', 'organisation', 'access', 'jobs'],
  exports: ['kernel', 'contract', 'screening', 'store', 'organisation', 'access', 'decisions', 'jobs'],
  messages: ['kernel', 'contract', 'store', 'access'],
  sheets: ['kernel'],
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
  why: ['kernel', 'rules', 'plans', 'registry', 'screening', 'decisions'],
  'plan-pages': ['kernel', 'files', 'rules', 'access', 'plans', 'screening', 'decisions', 'runs', 'why'],
  calls: ['kernel', 'contract', 'access', 'decisions', 'screening', 'subjects', 'verification', 'why'],
  api: [
    'kernel',
    'contract',
    'log',
    'store',
    'organisation',
    'access',
    'administration',
    'lifecycle',
    'inbox',
    'verification',
    'decisions',
    'subjects',
    'jobs',
    'runs',
    'exports',
    'messages',
    'uploads',
    'paid-lists',
    'why',
    'plan-pages',
    'calls',
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
 * The passes inside rules/, a compiler and so a pipeline. `foundation` is what stands in rules/ itself beside index.ts;
 * an entry with a slash allows that one file. Interpreter and SQL never see each other: their agreement is tested, not shared.
 */
export const ruleEdges: Readonly<Record<string, readonly string[]>> = {
  foundation: [],
  library: ['foundation'],
  syntax: ['foundation'],
  check: ['foundation', 'library', 'syntax'],
  evaluate: ['foundation', 'library', 'check'],
  sql: ['foundation', 'library', 'check'],
}

/** Features that compute from their arguments alone: no files, no clock, no chance, no environment. */
export const pureFeatures = ['kernel', 'rules', 'documents', 'drafting', 'authoring']

/** Folder names that say nothing about what is in them, and therefore collect everything. */
export const bannedFolders = ['utils', 'helpers', 'common', 'services', 'types', 'lib']
