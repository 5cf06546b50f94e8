import './floor.ts'
import './theme/base.css'
import './theme/frame.css'
import './theme/session.css'
import './theme/parts.css'
import './theme/table.css'
import './theme/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queryClient } from './client/query-client.ts'
import { type Door, DoorsContext, doors as doorsOfStaff } from './navigation.tsx'
import { makeRouter } from './router.tsx'
import type { Screen } from './screen.ts'
import { OfficeTheme } from './theme/office-theme.tsx'
import { rootStyle } from './theme/theme.ts'

/** Draws the office on the page: its screens, and the doors that lead to them. */
export function openOffice(screens: readonly Screen[], doors: readonly Door[] = doorsOfStaff): void {
  const place = document.getElementById('office')
  if (place === null) throw new Error('the page has no place for the office')
  const style = document.createElement('style')
  style.textContent = rootStyle()
  document.head.append(style)
  createRoot(place).render(
    <StrictMode>
      <OfficeTheme>
        <QueryClientProvider client={queryClient}>
          <DoorsContext.Provider value={doors}>
            <RouterProvider router={makeRouter(screens)} />
          </DoorsContext.Provider>
        </QueryClientProvider>
      </OfficeTheme>
    </StrictMode>,
  )
}
