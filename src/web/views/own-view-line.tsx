import { Button, Input } from 'antd'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import type { ViewActs } from './use-views.ts'
import type { OwnView } from './view.ts'
import { saidInWords } from './words.zh.ts'

interface OwnViewLineProps {
  readonly view: OwnView
  readonly isCurrent: boolean
  readonly isPreferred: boolean
  readonly isManaged: boolean
  readonly mayShare: boolean
  readonly acts: ViewActs
  readonly preferLink: ReactNode
  readonly onOpen: () => void
  readonly onManage: () => void
}

/** One of one's own views: it opens, and behind 管理 stands what can be done with it. */
export function OwnViewLine({ view, isCurrent, isPreferred, isManaged, mayShare, acts, preferLink, onOpen, onManage }: OwnViewLineProps) {
  const { id, name, version, sharedWith } = view
  const marks = [...(isPreferred ? ['默认'] : []), ...(sharedWith === null ? [] : ['已共享'])]
  return (
    <li aria-current={isCurrent ? 'true' : undefined}>
      <div className="view-line">
        <button type="button" className="link" title={saidInWords(view)} onClick={onOpen}>
          {name}
        </button>
        {marks.length === 0 ? null : (
          <span className="small soft" title={sharedWith === null ? undefined : `共享给${sharedWith}`}>
            {marks.join('，')}
          </span>
        )}
        <button
          type="button"
          className="link small view-line-end"
          aria-expanded={isManaged}
          aria-label={`管理：${name}`}
          onClick={onManage}
        >
          管理
        </button>
      </div>
      {isManaged ? (
        <div className="view-manage">
          <RenameForm key={version} view={view} acts={acts} />
          <span className="view-manage-acts">
            {preferLink}
            {mayShare ? (
              <button
                type="button"
                className="link small"
                onClick={() => acts.share.mutate({ view: id, version, isShared: sharedWith === null })}
              >
                {sharedWith === null ? '共享给本单位' : '取消共享'}
              </button>
            ) : null}
            <Remove view={view} acts={acts} />
          </span>
        </div>
      ) : null}
    </li>
  )
}

interface ActsOnView {
  readonly view: OwnView
  readonly acts: ViewActs
}

function RenameForm({ view: { id, name, version }, acts }: ActsOnView) {
  const field = useId()
  const [typed, setTyped] = useState(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    acts.rename.mutate({ view: id, version, name: typed.trim() })
  }
  const isSame = typed.trim() === name || typed.trim() === ''
  return (
    <form className="view-save" onSubmit={submit}>
      <label htmlFor={field} className="small">
        名称
      </label>
      <Input id={field} size="small" value={typed} maxLength={40} autoComplete="off" onChange={(event) => setTyped(event.target.value)} />
      <Button size="small" htmlType="submit" disabled={isSame} loading={acts.rename.isPending}>
        重命名
      </Button>
    </form>
  )
}

function Remove({ view: { id, name, version, sharedWith }, acts }: ActsOnView) {
  const [isAsked, setAsked] = useState(false)
  if (!isAsked)
    return (
      <button type="button" className="link small" aria-label={`删除：${name}`} onClick={() => setAsked(true)}>
        删除
      </button>
    )
  return (
    <span className="small">
      {sharedWith === null ? '删除后不能恢复。' : '本单位的人也不能再用。'}
      <Button size="small" danger loading={acts.remove.isPending} onClick={() => acts.remove.mutate({ view: id, version })}>
        删除“{name}”
      </Button>
    </span>
  )
}
