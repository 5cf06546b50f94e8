export { countReleasable, type Releasable, type Releasing, releaseJob, startRelease } from './release-job.ts'
