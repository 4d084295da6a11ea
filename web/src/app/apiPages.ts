/** Pages of the gateway, beside the app. */
export const apiPages = { docs: '/api/docs', reference: '/api/redoc' } as const;
