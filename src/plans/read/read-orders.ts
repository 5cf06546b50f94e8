import type { Orders } from '../orders/orders.ts'
import type { OrderContext, OrderKind, RawOrder } from './raw-order.ts'
import { readForm } from './read-form.ts'
import { readService } from './read-service.ts'
import { readTarget } from './read-target.ts'
import { readTask } from './read-task.ts'

/** Reads the blocks of one plan; those that cannot be read leave problems and nothing else. */
export function readOrders(raws: readonly RawOrder[], context: OrderContext): Orders {
  const all = <T extends { readonly id: string }>(kind: OrderKind, read: (raw: RawOrder, context: OrderContext) => T | undefined) => {
    const found = raws
      .filter((raw) => raw.kind === kind)
      .flatMap((raw) => {
        const order = read(raw, context)
        // What names a block that could not be read is not to blame.
        if (order === undefined) context.reader.broken.add(context.reader.text(raw.entries, 'id') ?? '')
        return order ?? []
      })
    return new Map(found.map((order): [string, T] => [order.id, order]))
  }
  return {
    tasks: all('task', readTask),
    targets: all('target', readTarget),
    forms: all('form', readForm),
    services: all('service', readService),
  }
}
