import { ORPCError, ValidationError } from '@orpc/server'
import { z } from 'zod'
import { edgeError } from './answer.ts'

const chinese = z.locales.zhCN().localeError

/** Tells an input that is not as the contract wants it in a sentence, with the fields at fault; what was typed is never repeated. */
export async function tellBadInput<T>({ next }: { readonly next: () => Promise<T> }): Promise<T> {
  try {
    return await next()
  } catch (error) {
    if (!(error instanceof ORPCError) || error.code !== 'BAD_REQUEST' || !(error.cause instanceof ValidationError)) throw error
    const faults = error.cause.issues.slice(0, 20).map((issue) => {
      const told = chinese(issue as Parameters<typeof chinese>[0])
      return {
        path: (issue.path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.'),
        message: typeof told === 'string' ? told : (told?.message ?? issue.message),
      }
    })
    throw edgeError({ code: 'bad_input', faults })
  }
}
