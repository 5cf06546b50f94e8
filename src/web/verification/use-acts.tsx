import { useMutation, useQueryClient } from '@tanstack/react-query'
import { ask } from '../client/office.ts'

/**
 * The acts on rows of a letter. `onDone` gets a sentence that says what came of it, once the lists are those after the act: whoever goes
 * on at once would otherwise pick a row that is done.
 */
export function useActs(onDone: (what: string) => void) {
  const queries = useQueryClient()
  const settle = async (what: string) => {
    void queries.invalidateQueries({ queryKey: ask.inbox.key() })
    await queries.invalidateQueries({ queryKey: ask.verification.key() })
    onDone(what)
  }
  return {
    answer: useMutation(ask.verification.answer.act({ onSuccess: ({ answered }) => settle(`已提交 ${answered} 项，转复核。`) })),
    check: useMutation(
      ask.verification.check.act({
        onSuccess: ({ confirmed, setAside }) => settle(`已同意 ${confirmed} 项${setAside === 0 ? '' : `，确认无法核实 ${setAside} 项`}。`),
      }),
    ),
    sendBack: useMutation(ask.verification.sendBack.act({ onSuccess: ({ returned }) => settle(`已退回 ${returned} 项。`) })),
    withdraw: useMutation(ask.verification.withdraw.act({ onSuccess: ({ withdrawn }) => settle(`已撤回 ${withdrawn} 项。`) })),
  }
}

export type Acts = ReturnType<typeof useActs>
