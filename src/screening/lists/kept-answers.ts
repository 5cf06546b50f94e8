import type { Refusal, Result } from '../../kernel/result.ts'

/** Answers that are asked for again and again, the latest ones; who asks for one that is being worked out waits for it. Refused or failed, it is not kept. */
export class KeptAnswers<T, R extends Refusal> {
  private readonly most: number
  private readonly answers = new Map<string, Promise<Result<T, R>>>()

  constructor(most: number) {
    this.most = most
  }

  get(key: string, work: () => Promise<Result<T, R>>): Promise<Result<T, R>> {
    const known = this.answers.get(key)
    const answer = known ?? this.workedOut(key, work)
    this.answers.delete(key)
    this.answers.set(key, answer)
    const [oldest] = this.answers.keys()
    if (this.answers.size > this.most && oldest !== undefined) this.answers.delete(oldest)
    return answer
  }

  private async workedOut(key: string, work: () => Promise<Result<T, R>>): Promise<Result<T, R>> {
    try {
      const answer = await work()
      if (answer.kind === 'refused') this.answers.delete(key)
      return answer
    } catch (error) {
      this.answers.delete(key)
      throw error
    }
  }
}
