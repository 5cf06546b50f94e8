/** Why nothing came of a run on a cluster. */
export type ClusterRefusal =
  /** A folder that `ballast bundle` did not write, or not all of one. */
  | { readonly code: 'not_a_bundle'; readonly folder: string }
  /** Where a bundle was to be written there is something. */
  | { readonly code: 'bundle_folder_taken'; readonly folder: string }
  /** Java, Python or Spark is not there, or too old; `found` is what is. */
  | { readonly code: 'spark_absent'; readonly lacking: 'java' | 'python' | 'spark'; readonly found: string }
  /** Spark said no before the script began, or ended without a word. */
  | { readonly code: 'spark_refused'; readonly detail: string; readonly log: string }
  /** What the driver told of: a statement failed, or a file of the snapshot is not what its manifest says. */
  | { readonly code: 'spark_failed'; readonly statement: string; readonly detail: string; readonly log: string }
  /** What Spark writes to has no room left, or what it reads or writes to went while it worked. */
  | { readonly code: 'spark_disk_full'; readonly statement: string; readonly folder: string; readonly log: string }
  | { readonly code: 'spark_files_lost'; readonly statement: string; readonly folder: string; readonly log: string }
  | { readonly code: 'spark_snapshot_differs'; readonly file: string; readonly what: 'missing' | 'size' | 'hash' | 'rows' }
  /** A folder that holds no results, or not all of them. */
  | { readonly code: 'results_absent'; readonly folder: string }
  /** Results of another script, or of another snapshot. */
  | { readonly code: 'results_of_other_run'; readonly folder: string; readonly what: 'script' | 'snapshot' }
  /** A file of the results is not as it was written, or what all of them come to is not. */
  | {
      readonly code: 'results_damaged'
      readonly folder: string
      readonly file: string
      readonly what: 'missing' | 'size' | 'rows' | 'hash'
    }
