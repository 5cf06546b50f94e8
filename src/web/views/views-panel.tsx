import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { mostViews } from '../../contract/index.ts'
import { ErrorLine } from '../parts/error-line.tsx'
import { useMay } from '../session/use-session.ts'
import { OwnViewLine } from './own-view-line.tsx'
import type { ViewActs } from './use-views.ts'
import type { KeptViews, ListState, OwnView, SeenView, ViewedList } from './view.ts'
import { saidInWords } from './words.zh.ts'

interface ViewsPanelProps {
  readonly of: ViewedList
  readonly now: ListState
  readonly views: KeptViews
  readonly current: SeenView | undefined
  readonly isChanged: boolean
  readonly acts: ViewActs
  readonly onOpen: (view: SeenView) => void
}

/** What the menu of views holds: one's own, those of the body, and keeping what the list is asked for now. */
export function ViewsPanel({ of, now, views, current, isChanged, acts, onOpen }: ViewsPanelProps) {
  const may = useMay()
  const [managed, setManaged] = useState('')
  const own = views.own.find(({ id }) => id === current?.id)
  const errors = Object.values(acts).find(({ error }) => error !== null)?.error ?? null
  const prefer = (view: string | null) => acts.prefer.mutate({ ...of, view })
  const preferLink = ({ id, name }: SeenView) => {
    const isPreferred = id === views.preferred
    return (
      <button
        type="button"
        className="link small"
        onClick={() => prefer(isPreferred ? null : id)}
        aria-label={`${isPreferred ? '取消' : '设为'}默认：${name}`}
      >
        {isPreferred ? '取消默认' : '设为默认'}
      </button>
    )
  }
  return (
    <>
      <ErrorLine error={errors} wasWrite />
      <section aria-label="我的视图">
        <h3>
          我的视图{' '}
          <span className="small soft">
            本人共保存 {views.kept} 个，最多 {mostViews} 个
          </span>
        </h3>
        {views.own.length === 0 ? <p className="small">这份名单还没有保存过视图。</p> : null}
        <ul>
          {views.own.map((view) => (
            <OwnViewLine
              key={view.id}
              view={view}
              isCurrent={view.id === current?.id}
              isPreferred={view.id === views.preferred}
              isManaged={managed === view.id}
              mayShare={may('view.share')}
              acts={acts}
              preferLink={preferLink(view)}
              onOpen={() => onOpen(view)}
              onManage={() => setManaged(managed === view.id ? '' : view.id)}
            />
          ))}
        </ul>
      </section>
      {views.shared.length === 0 ? null : (
        <section aria-label="本单位共享的视图">
          <h3>本单位共享</h3>
          <ul>
            {views.shared.map((view) => (
              <li key={view.id} aria-current={view.id === current?.id ? 'true' : undefined}>
                <div className="view-line">
                  <button type="button" className="link" title={saidInWords(view)} onClick={() => onOpen(view)}>
                    {view.name}
                  </button>
                  <span className="small soft">
                    {view.by}
                    {view.id === views.preferred ? '，默认' : ''}
                  </span>
                  <span className="view-line-end">{preferLink(view)}</span>
                </div>
              </li>
            ))}
          </ul>
        </section>
      )}
      {own !== undefined && isChanged ? <Overwrite own={own} now={now} acts={acts} /> : null}
      <SaveForm of={of} now={now} acts={acts} onSaved={onOpen} />
    </>
  )
}

function Overwrite({ own, now, acts }: { readonly own: OwnView; readonly now: ListState; readonly acts: ViewActs }) {
  return (
    <p className="view-act">
      <Button
        loading={acts.overwrite.isPending}
        onClick={() => acts.overwrite.mutate({ view: own.id, version: own.version, ...stateOf(now) })}
      >
        用当前筛选覆盖“{own.name}”
      </Button>
    </p>
  )
}

interface SaveFormProps {
  readonly of: ViewedList
  readonly now: ListState
  readonly acts: ViewActs
  readonly onSaved: (view: SeenView) => void
}

function SaveForm({ of, now, acts, onSaved }: SaveFormProps) {
  const id = useId()
  const [name, setName] = useState('')
  const [isMissing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(name.trim() === '')
    if (name.trim() === '') return document.getElementById(id)?.focus()
    const state = stateOf(now)
    acts.save.mutate(
      { ...of, name: name.trim(), ...state },
      { onSuccess: ({ view }) => onSaved({ id: view, name, ...state, version: 1, sharedWith: null }) },
    )
  }
  return (
    <form className="view-act" onSubmit={submit} noValidate>
      <label htmlFor={id}>保存当前筛选为视图</label>
      <span className="view-save">
        <Input
          id={id}
          value={name}
          maxLength={40}
          autoComplete="off"
          placeholder="视图名称"
          aria-invalid={isMissing}
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={acts.save.isPending}>
          保存
        </Button>
      </span>
      {isMissing ? <span className="field-error small">请写视图名称。</span> : null}
    </form>
  )
}

/** The state as it is sent. */
const stateOf = ({ search, said }: ListState) => ({
  search: Object.fromEntries(Object.entries(search).map(([name, value]) => [name, typeof value === 'string' ? value : [...value]])),
  said: { ...said },
})
