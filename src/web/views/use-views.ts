import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { cameBack } from '../address/came-back.ts'
import { ask } from '../client/office.ts'
import { type SeenView, type ViewedList, viewNamed } from './view.ts'

/** The views that somebody has of a list. */
export const useViews = ({ list, about }: ViewedList) => useQuery({ ...ask.view.list.query({ input: { list, about } }), staleTime: 60_000 })

/** Leads to a view: the address it keeps, and which one it is. */
export function useOpenView(): (view: SeenView, how?: { readonly replace: boolean }) => void {
  const navigate = useNavigate()
  return ({ id, search }, how) => void navigate({ to: '.', search: { ...search, view: id } as never, replace: how?.replace ?? false })
}

/** Opens a list with the view that its reader prefers, where its address asks for nothing; a list that was come back to stays as it was. */
export function usePreferredView(of: ViewedList, isUnasked: boolean): void {
  const { data } = useViews(of)
  const open = useOpenView()
  const isFirst = useRef(isUnasked && !cameBack())
  useEffect(() => {
    if (data === undefined || !isFirst.current) return
    isFirst.current = false
    const view = isUnasked && data.preferred !== null ? viewNamed(data, data.preferred) : undefined
    if (view !== undefined) open(view, { replace: true })
  })
}

/** What can be done with views; the menu is asked again after each. */
export function useViewActs() {
  const queries = useQueryClient()
  const onSuccess = () => queries.invalidateQueries({ queryKey: ask.view.key() })
  return {
    save: useMutation(ask.view.save.act({ onSuccess })),
    overwrite: useMutation(ask.view.overwrite.act({ onSuccess })),
    rename: useMutation(ask.view.rename.act({ onSuccess })),
    remove: useMutation(ask.view.remove.act({ onSuccess })),
    share: useMutation(ask.view.share.act({ onSuccess })),
    prefer: useMutation(ask.view.prefer.act({ onSuccess })),
  }
}

export type ViewActs = ReturnType<typeof useViewActs>
