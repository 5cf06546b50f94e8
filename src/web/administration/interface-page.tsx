import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Permission } from '../../contract/index.ts'
import { ask, type office } from '../client/office.ts'
import { EmptyLine } from '../parts/empty-line.tsx'
import { PageHead } from '../parts/page-head.tsx'
import type { Column } from '../table/column.ts'
import { DataTable } from '../table/data-table.tsx'
import { ofQuery } from '../table/of-query.ts'
import { permissionNames } from './words.zh.ts'

type Procedure = Awaited<ReturnType<typeof office.interface.read>>[number]

const keyOf = ({ procedure }: Procedure): string => procedure
const nameOf = ({ zh }: Procedure): string => zh

const whoMay = ({ permission }: Procedure): string => {
  if (permission === 'anybody') return '任何人'
  return permission === 'signed_in' ? '已登录的人' : permissionNames[permission as Permission]
}

const columns: readonly Column<Procedure>[] = [
  { id: 'what', title: '做什么', kind: 'text', width: 280, cell: ({ zh }) => zh },
  { id: 'path', title: '提交到', kind: 'text', width: 220, cell: ({ path }) => <code>{path}</code> },
  { id: 'kind', title: '类别', kind: 'text', width: 64, cell: ({ kind }) => (kind === 'write' ? '办理' : '查询') },
  { id: 'who', title: '须有权限', kind: 'text', width: 120, cell: whoMay },
  { id: 'optional', title: '可以另填', kind: 'text', width: 150, cell: ({ optional }) => fields(optional) },
  { id: 'example', title: '请求体示例（只含必填）', kind: 'text', cell: ({ example }) => <code>{example}</code> },
]

const fields = (names: readonly string[]) => (names.length === 0 ? <span className="soft">—</span> : <code>{names.join(' ')}</code>)

/** What programs can call, and the document that tools read. */
export default function InterfacePage() {
  const list = useQuery(ask.interface.read.query())
  return (
    <div className="page page-wide page-fill">
      <PageHead
        title="接口"
        meta={list.data === undefined ? [] : [`${list.data.length} 项`]}
        acts={
          <Button href="/openapi.json" download="ballast-openapi.json">
            下载 OpenAPI 文档
          </Button>
        }
      >
        每项用 POST 提交，带请求头 <code>x-ballast-request: 1</code> 和登录 Cookie；应答在 <code>json</code> 里。权限与网页相同，办理留痕。
      </PageHead>
      <DataTable label="接口" columns={columns} keyOf={keyOf} nameOf={nameOf} {...ofQuery(list)} empty={<EmptyLine why="没有接口。" />} />
    </div>
  )
}
