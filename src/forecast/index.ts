export { type ForecastKind, forecastKinds } from './forecast-frame.ts'
export { type ForecastQuery, type ForecastRow, listForecastRows } from './list-forecast-rows.ts'
export { type Forecast, readForecast } from './read-forecast.ts'
