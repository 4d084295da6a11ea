/** The sentences of the forecasts page. */
export const forecasts = {};
