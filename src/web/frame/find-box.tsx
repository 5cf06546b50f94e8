import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Input, Modal } from 'antd'
import { type KeyboardEvent, useContext, useEffect, useState } from 'react'
import { type Finder, type Found, finders } from '../finders.tsx'
import { DoorsContext } from '../navigation.tsx'
import { ErrorLine } from '../parts/error-line.tsx'
import { Mark } from '../parts/mark.tsx'
import { useMay } from '../session/use-session.ts'

/** The box in the top bar, and the window behind it: Ctrl K finds anything that the finders know. */
export function FindBox() {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const listen = (event: globalThis.KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
        event.preventDefault()
        setOpen(true)
      }
    }
    addEventListener('keydown', listen)
    return () => removeEventListener('keydown', listen)
  }, [])
  const names = useOpenFinders()
    .map(({ what }) => what)
    .join('、')
  return (
    <>
      <button type="button" className="find" onClick={() => setOpen(true)} aria-keyshortcuts="Control+K">
        <Mark name="seek" />
        <span className="find-words">找{names}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <Modal open={isOpen} onCancel={() => setOpen(false)} footer={null} title="查找" width={560} destroyOnHidden>
        <Finding onLeave={() => setOpen(false)} />
      </Modal>
    </>
  )
}

function useOpenFinders(): readonly Finder[] {
  const may = useMay()
  return finders.filter(({ permission }) => permission === undefined || may(permission))
}

/** What one finder answers; that one cannot be asked keeps nobody from what the others find. */
async function answerOf(finder: Finder, find: () => Promise<readonly Found[]>) {
  try {
    return { finder, found: await find() }
  } catch (error) {
    return { finder, found: [], error }
  }
}

function Finding({ onLeave }: { readonly onLeave: () => void }) {
  const router = useRouter()
  const may = useMay()
  const doors = useContext(DoorsContext)
  const open = useOpenFinders()
  const [text, setText] = useState('')
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  useEffect(() => {
    const timer = setTimeout(() => setAsked(text.trim()), 300)
    return () => clearTimeout(timer)
  }, [text])
  const answers = useQuery({
    queryKey: ['find', asked, open.map(({ id }) => id)],
    queryFn: ({ signal }) => Promise.all(open.map((finder) => answerOf(finder, () => finder.find(asked, { signal, may, doors })))),
    enabled: asked !== '',
    gcTime: 0,
  })
  // What answers an earlier text is not offered: Enter would go there.
  const isOfText = asked !== '' && asked === text.trim()
  const groups = isOfText ? (answers.data ?? []).filter(({ found }) => found.length > 0) : []
  const all = groups.flatMap(({ found }) => found)
  const go = (to: string) => {
    onLeave()
    router.history.push(to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0) {
      event.preventDefault()
      setAt(Math.max(0, Math.min(all.length - 1, at + step)))
    }
    if (event.key === 'Enter' && all[at] !== undefined) go(all[at].to)
  }
  return (
    <div className="finding">
      <Input
        autoFocus
        value={text}
        role="combobox"
        aria-label="查找"
        aria-expanded={all.length > 0}
        aria-controls="found"
        aria-activedescendant={all[at] === undefined ? undefined : `found-${at}`}
        placeholder={`${open.map(({ what }) => what).join('、')}的名称或编号`}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={press}
      />
      <ErrorLine error={(answers.data ?? []).find(({ error }) => error !== undefined)?.error} />
      <div id="found" role="listbox" aria-label="找到的" aria-busy={answers.isFetching}>
        {groups.map(({ finder, found }) => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
          <div key={finder.id} role="group" aria-label={finder.what}>
            <p className="small soft">{finder.what}</p>
            {found.map((one) => {
              const index = all.indexOf(one)
              return (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, by the active descendant
                <div
                  key={one.key}
                  id={`found-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === at}
                  className="found"
                  onClick={() => go(one.to)}
                >
                  <b>{one.title}</b>
                  {one.detail === undefined ? null : <span className="soft">{one.detail}</span>}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p className="small soft" role="status">
        {isOfText && answers.data?.every(({ error }) => error === undefined) === true && all.length === 0
          ? `没有找到“${asked}”。请核对名称，或换用编号、简称再试。`
          : ''}
      </p>
    </div>
  )
}
