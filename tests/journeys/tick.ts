import type { Locator } from 'playwright-core'
import { expect } from 'vitest'

/** Chooses a box or a choice as a person does: looks whether it is chosen, and tries again where the page moved under the pointer. */
export async function tick(box: Locator): Promise<void> {
  await expect
    .poll(
      async () => {
        if (await box.isChecked()) return true
        await box.click()
        return box
          .and(box.page().locator(':checked'))
          .waitFor({ timeout: 1_000 })
          .then(
            () => true,
            () => false,
          )
      },
      { interval: 100 },
    )
    .toBe(true)
}
