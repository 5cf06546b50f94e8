import { createContext } from 'react'

/** The day of the office, YYYY-MM-DD: what is of this year is written without it. */
export const OfficeDayContext = createContext('')
