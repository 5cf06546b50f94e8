import { listPath } from '../runs/outcomes.zh.ts'
import { type Claim, unnamed } from './words.zh.ts'

/** What a row of a batch is called: the name of its subject as far as it may be seen. */
export const claimName = ({ subject, name }: Claim): string => name ?? unnamed(subject.key)

/** The page that says why a row gets what it gets, by its own run. */
export const whyPath = ({ run, subject }: Claim, policy: string): string => `${listPath(run, policy)}/${subject.key}`
